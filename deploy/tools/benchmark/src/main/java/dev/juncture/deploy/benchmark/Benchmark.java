package dev.juncture.deploy.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures Juncture and prints a table; see {@link Options}. */
public final class Benchmark {
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final List<Duration> LATENCIES = List.of(Duration.ZERO, SLOW);
    private static final List<Question> READS =
            List.of(Question.TICKETS, Question.SPRINTS, Question.TOKEN, Question.VALIDITY);
    /** After all reading: for some minutes after a write a connection's lists ask Jira for more. */
    private static final List<Question> WRITES = List.of(Question.CREATE);

    private static final int WARMING_CALLERS = 16;

    private final Options options;
    private final Consumer<String> progress;
    private final Measuring measuring;
    private final List<String> externalIds;
    private final Map<Target, Measurement> singles = new LinkedHashMap<>();
    private final List<Measurement> underLoad = new ArrayList<>();

    private Benchmark(Options options, Consumer<String> progress, Measuring measuring, List<String> externalIds) {
        this.options = options;
        this.progress = progress;
        this.measuring = measuring;
        this.externalIds = externalIds;
    }

    public static void main(String[] args) throws IOException {
        Job job;
        try {
            job = args.length > 0 && args[0].equals("cold-start")
                    ? ColdStartOptions.parse(Arrays.copyOfRange(args, 1, args.length))
                    : Options.parse(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        String report = job.measure(System.err::println);
        System.out.println(report);
        if (job.out().isPresent()) {
            Files.writeString(job.out().get(), report);
        }
    }

    /** @param progress is told what is being measured */
    static Report run(Options options, Consumer<String> progress) {
        String machine = Machine.describe();
        try (Parts parts = new Parts()) {
            progress.accept("Starting …");
            Deployment deployment = new Deployment(parts, options.server());
            List<String> sites = World.build(deployment.sandbox().control());
            int most = options.connections().stream().max(Integer::compare).orElseThrow();
            Benchmark benchmark =
                    new Benchmark(options, progress, new Measuring(deployment), deployment.connect(sites, most));
            benchmark.warmUp(READS);
            benchmark.measureUnderLoad(READS);
            // By now everything is compiled, as it is in a process that has run for a while.
            benchmark.measureSingles();
            benchmark.warmUp(WRITES);
            benchmark.measureUnderLoad(WRITES);
            return new Report(
                    LocalDate.now(),
                    machine,
                    options,
                    sites.size(),
                    benchmark.singles,
                    benchmark.underLoad,
                    deployment.juncture().peakMemory());
        }
    }

    private void warmUp(List<Question> questions) {
        for (Question question : questions) {
            progress.accept("Warming up: " + question.name());
            measuring.warmUp(callers(Math.min(WARMING_CALLERS, externalIds.size())), question, options.warmUp());
        }
    }

    private void measureSingles() {
        for (Target target : options.targets()) {
            progress.accept("One at a time: " + target.question().name());
            singles.put(target, told(measuring.alone(externalIds.get(0), target.question(), SLOW, target.runs())));
        }
    }

    private void measureUnderLoad(List<Question> questions) {
        for (Question question : questions) {
            for (Duration latency : LATENCIES) {
                for (int callers : options.connections()) {
                    progress.accept("Under load: %s, %d connections, %d ms"
                            .formatted(question.name(), callers, latency.toMillis()));
                    underLoad.add(told(measuring.underLoad(
                            callers(callers), question, latency, options.leadIn(), options.perCell())));
                }
            }
        }
    }

    private Measurement told(Measurement measured) {
        measured.times().failures().stream().distinct().limit(3).forEach(progress);
        return measured;
    }

    private List<String> callers(int count) {
        return externalIds.subList(0, count);
    }
}
