package dev.juncture.deploy.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How much is measured.
 *
 * @param server the packaged HTTP runner
 * @param connections how many callers at once, one measurement each
 * @param perCell how long each measurement takes
 * @param leadIn how long the same load runs before it counts
 * @param warmUp how long each question is asked before anything is measured
 * @param targets the single requests
 * @param out where the report is written as well
 */
record Options(
        Path server,
        List<Integer> connections,
        Duration perCell,
        Duration leadIn,
        Duration warmUp,
        List<Target> targets,
        Optional<Path> out)
        implements Job {

    static final String USAGE =
            "Options: --seconds N (per line of the table, 3), --out FILE, --quick, --server JUNCTURE-HTTP.JAR";

    private static final Path SERVER = Path.of("deploy", "http", "target", "juncture-http.jar");

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    static Options parse(String... args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        Options options = full(3);
        while (!left.isEmpty()) {
            String name = left.pop();
            options = switch (name) {
                case "--quick" -> options.quick();
                case "--seconds" -> options.of(full(number(left)));
                case "--out" -> options.withOut(Path.of(value(name, left)));
                case "--server" -> options.withServer(Path.of(value(name, left)));
                default -> throw new IllegalArgumentException("There is no option " + name + ". " + USAGE);
            };
        }
        if (!Files.isRegularFile(options.server)) {
            throw new IllegalArgumentException("There is no " + options.server
                    + ": package deploy/http and start in the repository's folder, or name the jar with --server.");
        }
        return options;
    }

    @Override
    public String measure(Consumer<String> progress) {
        return Benchmark.run(this, progress).markdown();
    }

    private static Options full(int seconds) {
        Duration perCell = Duration.ofSeconds(seconds);
        return new Options(
                SERVER,
                List.of(1, 16, 64),
                perCell,
                perCell.dividedBy(3),
                perCell.multipliedBy(4),
                Target.ALL,
                Optional.empty());
    }

    /** Everything once and briefly, to see that it works: its times mean nothing. */
    private Options quick() {
        Duration moment = Duration.ofMillis(50);
        List<Target> once = targets.stream().limit(3).map(Target::once).toList();
        return of(new Options(server, List.of(1, 4), moment, Duration.ZERO, Duration.ZERO, once, out));
    }

    private Options withServer(Path jar) {
        return new Options(jar, connections, perCell, leadIn, warmUp, targets, out);
    }

    private Options withOut(Path file) {
        return new Options(server, connections, perCell, leadIn, warmUp, targets, Optional.of(file));
    }

    /** The amounts of another, the files of this one. */
    private Options of(Options amounts) {
        return new Options(
                server, amounts.connections, amounts.perCell, amounts.leadIn, amounts.warmUp, amounts.targets, out);
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value. " + USAGE);
        }
        return left.pop();
    }

    private static int number(Deque<String> left) {
        String text = value("--seconds", left);
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("--seconds is a number from 1 to 9999. " + USAGE);
        }
        return Integer.parseInt(text);
    }
}
