package dev.juncture.deploy.benchmark.load;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results of the comparison of containers, and their presentation as Markdown. */
record ContainerReport(LocalDate date, String machine, ContainerOptions options, List<Run> runs) {
    static final List<ApiRequest> REQUESTS =
            List.of(ApiRequest.TICKETS, ApiRequest.SPRINTS, ApiRequest.TOKEN, ApiRequest.VALIDITY, ApiRequest.CREATE);

    /**
     * One container from its start to its end.
     *
     * @param readyAfter the time from the start until the container was ready
     * @param readyCpu the processor time that it used in {@code readyAfter}
     * @param memory the memory that it used after the load, in MiB
     * @param peakMemory the highest memory use, in MiB
     */
    record Run(
            String flags,
            Duration readyAfter,
            Duration readyCpu,
            List<Measurement> measurements,
            Optional<Long> memory,
            Optional<Long> peakMemory) {}

    String markdown() {
        String names = REQUESTS.stream().map(ApiRequest::name).collect(Collectors.joining("/s | "));
        return """
                # Containers

                Made by `juncture-benchmark.jar container` on %s: %s.

                The HTTP runner as its image starts it, with JDK %s and %d MiB of memory. %d callers ask at the same time, \
                %s s for every column after %s s of warming up. PostgreSQL, Redis and Jira are as in the other benchmark.

                | Flags | Ready ms | CPU ms until then | %s/s | CPU ms of tickets | Failed | MiB after it | MiB at most |
                |---|--:|--:|%s--:|--:|--:|--:|
                %s
                """.formatted(
                        date,
                        machine,
                        options.jdk().version(),
                        options.mebibytes(),
                        options.connections(),
                        options.perCell().toSeconds(),
                        options.warmUp().toSeconds(),
                        names,
                        "--:|".repeat(REQUESTS.size()),
                        runs.stream().map(ContainerReport::row).collect(Collectors.joining("\n")));
    }

    private static String row(Run run) {
        String rates = run.measurements().stream()
                .map(measured ->
                        String.format(Locale.ROOT, "%.0f", measured.times().perSecond()))
                .collect(Collectors.joining(" | "));
        int failed = run.measurements().stream()
                .mapToInt(measured -> measured.times().failures().size())
                .sum();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %.1f | %d | %s | %s |",
                run.flags(),
                run.readyAfter().toMillis(),
                run.readyCpu().toMillis(),
                rates,
                run.measurements().get(0).cpu(),
                failed,
                run.memory().map(String::valueOf).orElse("?"),
                run.peakMemory().map(String::valueOf).orElse("?"));
    }
}
