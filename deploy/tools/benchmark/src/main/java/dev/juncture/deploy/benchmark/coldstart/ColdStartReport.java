package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.Jdk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The results of the cold-start benchmark, and their presentation as Markdown. */
record ColdStartReport(LocalDate date, String machine, int runs, Map<Launch, List<Launch.Observed>> observed) {

    String markdown() {
        return """
                # Cold start

                Made by `juncture-benchmark.jar cold-start` on %s: %s.

                From the start of a process to its first right answer: `get-authorization-uri` over real HTTP or through \
                Amazon's and Google's own runtime clients, with a real PostgreSQL and Redis beside it. The bare adapter \
                answers "Hello". Every line was started %d times, in turns; memory is the most that the process held \
                until then. "as an image": all jars on one class path, as an image of one's own can have it, because a \
                cache of classes needs that; a zip's classes come from a loader that no cache reaches, and SnapStart, \
                which serves there, runs at Amazon only. Functions start with `%s`, the container with its own flags. \
                Package: what is deployed, with its cache.

                | Edge | JDK | Spring AOT | Class cache | Least ms | Median ms | CPU ms | Memory MiB | Package MB |
                |---|---|---|---|--:|--:|--:|--:|--:|
                %s

                ## Targets

                %s
                """.formatted(
                        date,
                        machine,
                        runs,
                        String.join(" ", Launches.FLAGS),
                        observed.entrySet().stream()
                                .map(line -> row(line.getKey(), line.getValue()))
                                .collect(Collectors.joining("\n")),
                        String.join("\n", targets()));
    }

    private static String row(Launch launch, List<Launch.Observed> starts) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f | %.0f | %.0f | %s | %.1f |",
                launch.edge(),
                launch.jdk().version(),
                launch.aot() ? "yes" : "",
                launch.cache(),
                starts.stream().mapToDouble(start -> millis(start.time())).min().orElseThrow(),
                median(starts, Launch.Observed::time),
                median(starts, Launch.Observed::cpu),
                starts.stream()
                        .map(Launch.Observed::memory)
                        .flatMap(Optional::stream)
                        .sorted()
                        .skip(starts.size() / 2)
                        .map(String::valueOf)
                        .findFirst()
                        .orElse("?"),
                launch.packageBytes() / 1e6);
    }

    private List<String> targets() {
        return observed.keySet().stream()
                .map(Launch::jdk)
                .distinct()
                .flatMap(jdk -> {
                    double zip = median(line -> line.edge().equals(Launches.LAMBDA)
                            && line.aot()
                            && line.jdk().equals(jdk));
                    double plain = median(line -> line.edge().equals(Launches.LAMBDA)
                            && !line.aot()
                            && line.jdk().equals(jdk));
                    double bare = median(line -> line.edge().equals(Launches.HELLO)
                            && line.aot()
                            && line.jdk().equals(jdk));
                    double image = median(line -> line.edge().startsWith(Launches.LAMBDA + ", as")
                            && line.jdk().equals(jdk));
                    double container = median(line ->
                            line.edge().equals(Launches.CONTAINER) && line.jdk().equals(jdk));
                    return List.of(
                            line(
                                    "JDK %s: the zip against the bare adapter, both with Spring AOT",
                                    jdk, zip / bare, 1.6),
                            line("JDK %s: the zip against the same started plainly", jdk, zip / plain, 0.5),
                            line(
                                    "JDK %s: the image with its cache against the zip started plainly",
                                    jdk, image / plain, 0.5),
                            line(
                                    "JDK %s: the memory of the container in MiB",
                                    jdk,
                                    memory(line -> line.edge().equals(Launches.CONTAINER)
                                            && line.jdk().equals(jdk)),
                                    220),
                            line(
                                    "JDK %s: the memory of the zip in MiB",
                                    jdk,
                                    memory(line -> line.edge().equals(Launches.LAMBDA)
                                            && line.aot()
                                            && line.jdk().equals(jdk)),
                                    220),
                            line("JDK %s: the container in seconds", jdk, container / 1000, 1.5))
                            .stream();
                })
                .toList();
    }

    private static String line(String what, Jdk jdk, double value, double target) {
        return String.format(
                Locale.ROOT,
                "- " + what + ": %.2f, target %.1f: %s",
                jdk.version(),
                value,
                target,
                value <= target ? "met" : "missed");
    }

    private double median(Predicate<Launch> which) {
        return observed.entrySet().stream()
                .filter(line -> which.test(line.getKey()))
                .mapToDouble(line -> median(line.getValue(), Launch.Observed::time))
                .findFirst()
                .orElseThrow();
    }

    private double memory(Predicate<Launch> which) {
        return observed.entrySet().stream()
                .filter(line -> which.test(line.getKey()))
                .flatMap(line -> line.getValue().stream())
                .flatMap(start -> start.memory().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static double median(List<Launch.Observed> starts, Function<Launch.Observed, Duration> figure) {
        List<Double> sorted = starts.stream()
                .map(figure)
                .map(ColdStartReport::millis)
                .sorted()
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
