package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.ServerProcess;
import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.sandbox.limit.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sends requests, and measures their times and costs. */
final class Meter {
    private final SandboxControl sandbox;
    private final ServerProcess juncture;
    private final Backend backend;
    private final LoadGenerator load;

    Meter(Deployment deployment) {
        this.sandbox = deployment.sandbox().control();
        this.juncture = deployment.juncture();
        this.backend = deployment.backend();
        this.load = new LoadGenerator(backend);
    }

    /** Sets the time that each later call to Jira takes. */
    private void latency(Duration latency) {
        sandbox.clearFaults();
        if (!latency.isZero()) {
            sandbox.add(Fault.latency(latency).on("/ex/jira/"));
        }
    }

    void warmUp(List<String> externalIds, ApiRequest request, Duration duration) {
        latency(Duration.ZERO);
        unmeasured(externalIds, request, duration);
    }

    Measurement underLoad(
            List<String> externalIds, ApiRequest request, Duration latency, Duration leadIn, Duration duration) {
        latency(latency);
        backend.verify(externalIds.get(0), request);
        unmeasured(externalIds, request, leadIn);
        return measure(
                request, latency, Set.copyOf(externalIds).size(), () -> load.run(externalIds, request, duration));
    }

    /** Measures requests one after the other, as a single user experiences them. */
    Measurement alone(String externalId, ApiRequest request, Duration latency, int requests) {
        latency(latency);
        backend.verify(externalId, request);
        return measure(request, latency, 1, () -> load.times(externalId, request, requests));
    }

    private void unmeasured(List<String> externalIds, ApiRequest request, Duration duration) {
        if (!duration.isZero()) {
            load.run(externalIds, request, duration);
        }
    }

    private Measurement measure(ApiRequest request, Duration latency, int connections, Supplier<Times> requests) {
        Usage before = sandbox.usage();
        Duration cpuBefore = juncture.cpu();
        Times times = requests.get();
        Duration cpu = juncture.cpu().minus(cpuBefore);
        Usage after = sandbox.usage();
        // The costs of failed requests count as costs of the others.
        double count = times.count();
        return new Measurement(
                request,
                latency,
                connections,
                times,
                cpu.toNanos() / 1e6 / count,
                (after.calls() - before.calls()) / count,
                (after.points() - before.points()) / count);
    }
}
