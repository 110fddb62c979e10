package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of the load benchmark.
 *
 * @param server the packaged HTTP runner
 * @param connections the numbers of parallel callers, with one measurement for each
 * @param perCell the duration of each measurement
 * @param leadIn the time for which the same load runs before a measurement starts
 * @param warmUp the time for which each request is sent before the first measurement
 * @param targets the single requests
 * @param out the file to which the report is also written
 */
record LoadOptions(
        Path server,
        List<Integer> connections,
        Duration perCell,
        Duration leadIn,
        Duration warmUp,
        List<Target> targets,
        Optional<Path> out) {

    static final String USAGE =
            "Options: --seconds N (per line of the table, 3), --out FILE, --quick, --server JUNCTURE-HTTP.JAR";

    private static final Path SERVER = Path.of("deploy", "http", "target", "juncture-http.jar");

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    static LoadOptions parse(String... args) {
        Arguments left = new Arguments(USAGE, args);
        LoadOptions options = full(3);
        while (left.hasNext()) {
            String name = left.next();
            options = switch (name) {
                case "--quick" -> options.quick();
                case "--seconds" -> options.of(full(left.number(name)));
                case "--out" -> options.withOut(left.path(name));
                case "--server" -> options.withServer(left.path(name));
                default -> throw left.unknown(name);
            };
        }
        Arguments.existing(options.server);
        return options;
    }

    private static LoadOptions full(int seconds) {
        Duration perCell = Duration.ofSeconds(seconds);
        return new LoadOptions(
                SERVER,
                List.of(1, 16, 64),
                perCell,
                perCell.dividedBy(3),
                perCell.multipliedBy(4),
                Target.ALL,
                Optional.empty());
    }

    /** Reduces the benchmark to one short run, which only shows that everything works. Its times are not valid. */
    private LoadOptions quick() {
        Duration moment = Duration.ofMillis(50);
        List<Target> once = targets.stream().limit(3).map(Target::once).toList();
        return of(new LoadOptions(server, List.of(1, 4), moment, Duration.ZERO, Duration.ZERO, once, out));
    }

    private LoadOptions withServer(Path jar) {
        return new LoadOptions(jar, connections, perCell, leadIn, warmUp, targets, out);
    }

    private LoadOptions withOut(Path file) {
        return new LoadOptions(server, connections, perCell, leadIn, warmUp, targets, Optional.of(file));
    }

    /** Returns the amounts of another with the files of this one. */
    private LoadOptions of(LoadOptions amounts) {
        return new LoadOptions(
                server, amounts.connections, amounts.perCell, amounts.leadIn, amounts.warmUp, amounts.targets, out);
    }
}
