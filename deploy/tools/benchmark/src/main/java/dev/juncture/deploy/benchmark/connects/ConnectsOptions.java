package dev.juncture.deploy.benchmark.connects;

import dev.juncture.deploy.benchmark.harness.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The options of the comparison with Node.
 *
 * @param node the folder of the Node server, with its installed packages
 * @param duration of each measurement
 * @param out the file to which the report is also written
 */
record ConnectsOptions(Path server, Path node, int callers, int rounds, Duration duration, Optional<Path> out) {
    static final String USAGE = "Options of connects: --callers N (64), --seconds N (5), --rounds N (3), --out FILE,"
            + " --node FOLDER, --server JUNCTURE-HTTP.JAR";

    private static final Path SERVER = Path.of("deploy", "http", "target", "juncture-http.jar");
    private static final Path NODE = Path.of("deploy", "tools", "benchmark", "node");

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    static ConnectsOptions parse(String... args) {
        Arguments left = new Arguments(USAGE, args);
        Path server = SERVER;
        Path node = NODE;
        int callers = 64;
        int seconds = 5;
        int rounds = 3;
        Path out = null;
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--callers" -> callers = left.number(name);
                case "--seconds" -> seconds = left.number(name);
                case "--rounds" -> rounds = left.number(name);
                case "--server" -> server = left.path(name);
                case "--node" -> node = left.path(name);
                case "--out" -> out = left.path(name);
                default -> throw left.unknown(name);
            }
        }
        Arguments.existing(server);
        if (!Files.isDirectory(node.resolve("node_modules"))) {
            throw new IllegalArgumentException(
                    "The packages of " + node + " are not installed: run npm ci --prefix " + node);
        }
        return new ConnectsOptions(
                server, node, callers, rounds, Duration.ofSeconds(seconds), Optional.ofNullable(out));
    }
}
