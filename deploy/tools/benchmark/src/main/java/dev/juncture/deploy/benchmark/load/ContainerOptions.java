package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The options of the comparison of containers.
 *
 * @param flags the files with the flags; each is a container
 * @param mebibytes the memory of the container, of which Java takes its share for the heap
 * @param perCell the duration of each measurement
 * @param warmUp the time for which each request is sent before its measurement
 * @param out the file to which the report is also written
 */
record ContainerOptions(
        Path server,
        List<Path> flags,
        Jdk jdk,
        int mebibytes,
        int connections,
        int rounds,
        Duration perCell,
        Duration warmUp,
        Optional<Path> out) {
    static final String USAGE = "Options of container: --flags FILE (several times, for several), --jdk FOLDER,"
            + " --memory MIB (512), --seconds N (5), --rounds N (2), --out FILE, --server JUNCTURE-HTTP.JAR";

    private static final Path SERVER = Path.of("deploy", "http", "target", "juncture-http.jar");
    private static final Path FLAGS = Path.of("deploy", "http", "container", "java.flags");
    private static final int CALLERS = 64;

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    static ContainerOptions parse(String... args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        List<Path> flags = new ArrayList<>();
        Path server = SERVER;
        Jdk jdk = Jdk.in(Path.of(System.getProperty("java.home")));
        int mebibytes = 512;
        int seconds = 5;
        int rounds = 2;
        Path out = null;
        while (!left.isEmpty()) {
            String name = left.pop();
            switch (name) {
                case "--flags" -> flags.add(Path.of(value(name, left)));
                case "--jdk" -> jdk = Jdk.in(Path.of(value(name, left)));
                case "--memory" -> mebibytes = number(name, left);
                case "--seconds" -> seconds = number(name, left);
                case "--rounds" -> rounds = number(name, left);
                case "--server" -> server = Path.of(value(name, left));
                case "--out" -> out = Path.of(value(name, left));
                default -> throw new IllegalArgumentException("There is no option " + name + ". " + USAGE);
            }
        }
        if (flags.isEmpty()) {
            flags.add(FLAGS);
        }
        requireFile(server);
        flags.forEach(ContainerOptions::requireFile);
        Duration perCell = Duration.ofSeconds(seconds);
        return new ContainerOptions(
                server,
                List.copyOf(flags),
                jdk,
                mebibytes,
                CALLERS,
                rounds,
                perCell,
                perCell.multipliedBy(2),
                Optional.ofNullable(out));
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no " + file
                    + ": package deploy/http and start in the repository's folder, or name the file.");
        }
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value. " + USAGE);
        }
        return left.pop();
    }

    private static int number(String name, Deque<String> left) {
        String text = value(name, left);
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(name + " is a number from 1 to 9999. " + USAGE);
        }
        return Integer.parseInt(text);
    }
}
