package dev.juncture.deploy.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of the benchmark over a deployment, and its measurements so far. */
final class LoadRun {
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final List<Duration> LATENCIES = List.of(Duration.ZERO, SLOW);
    private static final int WARMING_CALLERS = 16;
    private static final int SHARING_CALLERS = 16;

    private final LoadOptions options;
    private final Consumer<String> progress;
    private final Meter meter;
    private final List<String> externalIds;
    private final Map<Target, Measurement> singles = new LinkedHashMap<>();
    private final List<Measurement> underLoad = new ArrayList<>();

    LoadRun(LoadOptions options, Consumer<String> progress, Meter meter, List<String> externalIds) {
        this.options = options;
        this.progress = progress;
        this.meter = meter;
        this.externalIds = externalIds;
    }

    void warmUp(List<ApiRequest> requests) {
        for (ApiRequest request : requests) {
            progress.accept("Warming up: " + request.name());
            meter.warmUp(callers(Math.min(WARMING_CALLERS, externalIds.size())), request, options.warmUp());
        }
    }

    void measureSingles() {
        for (Target target : options.targets()) {
            progress.accept("One at a time: " + target.request().name());
            singles.put(target, withFailures(meter.alone(externalIds.get(0), target.request(), SLOW, target.runs())));
        }
    }

    void measureUnderLoad(List<ApiRequest> requests) {
        for (ApiRequest request : requests) {
            for (Duration latency : LATENCIES) {
                for (int callers : options.connections()) {
                    progress.accept("Under load: %s, %d connections, %d ms"
                            .formatted(request.name(), callers, latency.toMillis()));
                    underLoad.add(withFailures(
                            meter.underLoad(callers(callers), request, latency, options.leadIn(), options.perCell())));
                }
            }
        }
    }

    /** Lets many callers of one connection send the same request at the same time. */
    void measureShared(ApiRequest request) {
        progress.accept("Under load: " + request.name());
        List<String> callers = Collections.nCopies(SHARING_CALLERS, externalIds.get(0));
        underLoad.add(withFailures(meter.underLoad(callers, request, SLOW, options.leadIn(), options.perCell())));
    }

    Map<Target, Measurement> singles() {
        return singles;
    }

    List<Measurement> underLoad() {
        return underLoad;
    }

    /** Reports the first failures of a measurement. */
    private Measurement withFailures(Measurement measured) {
        measured.times().failures().stream().distinct().limit(3).forEach(progress);
        return measured;
    }

    private List<String> callers(int count) {
        return externalIds.subList(0, count);
    }
}
