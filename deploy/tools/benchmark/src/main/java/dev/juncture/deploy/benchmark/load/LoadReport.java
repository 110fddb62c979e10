package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.ServerProcess;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The results of the load benchmark, and their presentation as Markdown.
 *
 * @param sites the number of sites over which the connections are spread
 * @param peakMemory the most memory that Juncture's process held, in MiB
 */
record LoadReport(
        LocalDate date,
        String machine,
        LoadOptions options,
        int sites,
        Map<Target, Measurement> singles,
        List<Measurement> underLoad,
        Optional<Long> peakMemory) {

    String markdown() {
        return """
                # Benchmark

                Made by `juncture-benchmark.jar` on %s: %s.

                Juncture's HTTP runner (`java %s`), PostgreSQL and Redis are processes of their own; Jira is the sandbox, \
                which shares a process with the callers. All of them share the machine's cores, so requests per second \
                tell what the whole bench can do, and CPU what Juncture's process alone spends.

                ## One request at a time

                Jira answers every call after 50 ms. The plain way reads page after page.

                | Request | Requests | Failed | Median ms | Target | Least to most ms | Jira calls | Jira points | Plain way's points | CPU ms | |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
                %s

                ## Under load

                Every caller has a connection of its own (an `external_id` with its own grant, spread over %d sites) and \
                an HTTP connection of its own, and asks again as soon as it has its answer; %s s for every line after \
                warming up. CPU, calls and points are per request. \
                `tickets` reads a project of %d issues, `sprints` %d boards with %d sprints each; `create` makes a ticket \
                and reads it back; `token` and `validity` ask nothing of Jira. The 16 callers of `%s` share one connection.

                | Request | Jira answers in | Connections | Requests | Failed | Requests/s | p50 ms | p99 ms | CPU ms | Jira calls | Jira points |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                %s

                %s
                """.formatted(
                        date,
                        machine,
                        ServerProcess.HEAP,
                        singles.entrySet().stream()
                                .map(single -> row(single.getKey(), single.getValue()))
                                .collect(Collectors.joining("\n")),
                        sites,
                        BigDecimal.valueOf(options.perCell().toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString(),
                        TestData.TICKETS_COUNT,
                        TestData.BOARDS,
                        TestData.SPRINTS_PER_BOARD,
                        ApiRequest.SHARED_SPRINTS.name(),
                        underLoad.stream().map(LoadReport::row).collect(Collectors.joining("\n")),
                        peakMemory
                                .map(mebibytes -> "Juncture's process held " + mebibytes + " MiB at most.")
                                .orElse("This system does not tell how much memory Juncture's process held."));
    }

    private static String row(Target target, Measurement measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.0f | %s | %.0f to %.0f | %.1f | %.0f | %d | %.1f | %s |",
                measured.request().name(),
                measured.times().count(),
                measured.times().failures().size(),
                measured.times().percentile(0.5),
                target.median().map(median -> "≤ " + median.toMillis()).orElse(""),
                measured.times().percentile(0),
                measured.times().percentile(1),
                measured.calls(),
                measured.points(),
                target.plainPoints(),
                measured.cpu(),
                verdict(target, measured));
    }

    private static String verdict(Target target, Measurement measured) {
        if (!target.isThrifty(measured)) {
            return "too many points";
        }
        if (target.median().isEmpty()) {
            return "";
        }
        return target.isFast(measured) ? "met" : "too slow";
    }

    private static String row(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %d ms | %d | %d | %d | %.0f | %.1f | %.1f | %.2f | %.1f | %.0f |",
                measured.request().name(),
                measured.latency().toMillis(),
                measured.connections(),
                measured.times().count(),
                measured.times().failures().size(),
                measured.times().perSecond(),
                measured.times().percentile(0.5),
                measured.times().percentile(0.99),
                measured.cpu(),
                measured.calls(),
                measured.points());
    }
}
