package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.Arguments;
import dev.juncture.deploy.benchmark.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of the cold-start benchmark.
 *
 * @param jdks the JDKs; each edge starts with each of them
 * @param runs the number of starts that count, for each line of the table
 * @param deploy the folder with the packaged edges
 * @param out the file to which the report is also written
 */
record ColdStartOptions(List<Jdk> jdks, int runs, Path deploy, Optional<Path> out) {
    static final String USAGE =
            "Options of cold-start: --jdk FOLDER (several times, for several), --runs N (10), --out FILE";

    private static final Path DEPLOY = Path.of("deploy");

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    static ColdStartOptions parse(String... args) {
        return parse(DEPLOY, args);
    }

    static ColdStartOptions parse(Path deploy, String... args) {
        Arguments left = new Arguments(USAGE, args);
        List<Jdk> jdks = new ArrayList<>();
        int runs = 10;
        Path out = null;
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--jdk" -> jdks.add(Jdk.in(left.path(name)));
                case "--runs" -> runs = left.number(name);
                case "--out" -> out = left.path(name);
                default -> throw left.unknown(name);
            }
        }
        if (jdks.isEmpty()) {
            jdks.add(Jdk.in(Path.of(System.getProperty("java.home"))));
        }
        ColdStartOptions options =
                new ColdStartOptions(List.copyOf(jdks), runs, deploy.toAbsolutePath(), Optional.ofNullable(out));
        for (Path needed :
                List.of(options.lambdaZip(), options.helloZip(), options.httpJar(), options.googleFolder())) {
            if (!Files.exists(needed)) {
                throw new IllegalArgumentException("There is no " + needed
                        + ": package deploy/tools/benchmark with -am and start in the repository's folder.");
            }
        }
        return options;
    }

    Path httpJar() {
        return deploy.resolve("http/target/juncture-http.jar");
    }

    Path containerFlags() {
        return deploy.resolve("http/container/java.flags");
    }

    Path lambdaZip() {
        return deploy.resolve("aws/target/juncture-aws.zip");
    }

    Path helloZip() {
        return deploy.resolve("tools/hello/target/juncture-hello.zip");
    }

    Path googleFolder() {
        return deploy.resolve("gcp/target/deployment");
    }

    /** Returns the folder with Amazon's runtime client and Google's invoker. */
    Path clients() {
        return deploy.resolve("tools/benchmark/target/clients");
    }
}
