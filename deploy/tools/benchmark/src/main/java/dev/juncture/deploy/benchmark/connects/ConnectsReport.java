package dev.juncture.deploy.benchmark.connects;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result, as Markdown. */
record ConnectsReport(LocalDate date, String machine, ConnectsOptions options, List<Line> lines) {
    /**
     * One server and request.
     *
     * @param perSecond requests per second of each round
     * @param cores the processor time of the server's process in each round, as a number of cores
     */
    record Line(String name, List<Double> perSecond, List<Double> cores) {
        void add(double requests, double cpu) {
            perSecond.add(requests);
            cores.add(cpu);
        }

        double median() {
            return median(perSecond);
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }

    String markdown() {
        double node = lines.get(0).median();
        String table = lines.stream()
                .map(line -> String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %s | %.1f | %.2f |",
                        line.name(),
                        line.median(),
                        line.perSecond().stream()
                                .map(value -> String.format(Locale.ROOT, "%.0f", value))
                                .collect(Collectors.joining(" / ")),
                        line.median() / node,
                        Line.median(line.cores())))
                .collect(Collectors.joining("\n"));
        return """
                # Starts of connects

                Made by `juncture-benchmark.jar connects` on %s: %s.

                %d callers, %d rounds of %d s for each line after warming up. PostgreSQL, the servers and the callers are processes \
                on the same machine. Node runs `deploy/tools/benchmark/node/server.mjs` with `pg` and a pool of 10; Juncture \
                runs `juncture-http.jar` without Redis.

                | Server | Requests/s, median | Each round | Times Node | Cores of the server |
                |---|--:|--:|--:|--:|
                %s
                """.formatted(
                        date,
                        machine,
                        options.callers(),
                        options.rounds(),
                        options.duration().toSeconds(),
                        table);
    }
}
