package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.Arguments;
import dev.juncture.deploy.benchmark.harness.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        Arguments left = new Arguments(USAGE, args);
        List<Path> flags = new ArrayList<>();
        Path server = SERVER;
        Jdk jdk = Jdk.in(Path.of(System.getProperty("java.home")));
        int mebibytes = 512;
        int seconds = 5;
        int rounds = 2;
        Path out = null;
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--flags" -> flags.add(left.path(name));
                case "--jdk" -> jdk = Jdk.in(left.path(name));
                case "--memory" -> mebibytes = left.number(name);
                case "--seconds" -> seconds = left.number(name);
                case "--rounds" -> rounds = left.number(name);
                case "--server" -> server = left.path(name);
                case "--out" -> out = left.path(name);
                default -> throw left.unknown(name);
            }
        }
        if (flags.isEmpty()) {
            flags.add(FLAGS);
        }
        Arguments.existing(server);
        flags.forEach(Arguments::existing);
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
}
