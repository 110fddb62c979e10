package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Checks of the image that need no container engine. */
class ContainerTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern PINNED = Pattern.compile("[a-z-]+:\\d+\\.\\d+(\\.\\d+)?\\S*");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^([A-Z_]+)=(\\S+) \\\\$");

    private final String dockerfile = Files.readString(Path.of("Dockerfile"));
    private final String training = Files.readString(Path.of("container", "train.sh"));

    @TempDir
    private Path folder;

    ContainerTest() throws IOException {}

    @Test
    void buildsOnAPinnedJavaFromFilesThatExist() {
        assertThat(all("(?m)^ARG JAVA=(\\S+)$")).hasSize(1).allMatch(PINNED.asMatchPredicate());
        assertThat(all("(?m)^FROM (\\S+)")).containsOnly("${JAVA}");
        String flags = all("(?m)^ARG FLAGS=(\\S+)$").get(0);
        assertThat(all("(?:COPY |source=)(deploy/http/[a-z]\\S+?)[ ,]"))
                .extracting(source -> source.replace("${FLAGS}", flags))
                .contains("deploy/http/target/juncture-http.jar", "deploy/http/container/java.flags")
                .filteredOn(source -> !source.startsWith("deploy/http/target/"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).isRegularFile());
    }

    @Test
    void runsAsAnUnprivilegedUserAndReportsItsHealth() throws ClassNotFoundException {
        assertThat(all("(?m)^USER (\\S+)$")).containsExactly("10001:10001");
        assertThat(dockerfile.indexOf("\nUSER ")).isGreaterThan(dockerfile.lastIndexOf("\nRUN "));
        String health = all("HEALTHCHECK[^\\[]*\\[.*\"(\\S+)\"]").get(0);
        assertThat(Class.forName(health)).isEqualTo(HealthCheck.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.flags", "throughput.flags"})
    void startsWithTheCacheThatItTrained(String file) throws IOException {
        assertThat(Path.of("container", file))
                .content()
                .contains("-XX:AOTCache=juncture.aot\n", "-Dspring.aot.enabled=true\n");
        assertThat(training).contains("-XX:AOTCacheOutput=juncture.aot $(grep -v AOTCache java.flags)");
        assertThat(dockerfile)
                .contains("COPY deploy/http/container/${FLAGS} java.flags")
                .contains("ENTRYPOINT [\"java\", \"@java.flags\", \"-jar\", \"juncture-http.jar\"]");
    }

    /** The training uses addresses of this machine only, and the caller is on it too. */
    @Test
    void trainsTheCacheWithoutPostgresAndRedis() throws Exception {
        Ended rehearsal = run(List.of(), "rehearse");

        assertThat(rehearsal.exit()).as(rehearsal.log()).isZero();
        assertThat(rehearsal.log())
                .contains("\"operation\":\"getAuthorizationUri\"", "\"operation\":\"listConnections\"");
    }

    /** The image has prepared the server only, not the commands. */
    @Test
    void runsCommandsWithTheFlagsOfTheServer() throws Exception {
        List<String> flags = Files.readAllLines(Path.of("container", "java.flags")).stream()
                .filter(flag -> flag.startsWith("-D"))
                .toList();
        assertThat(flags).contains("-Dspring.aot.enabled=true");

        Ended doctor = run(flags, "doctor");
        assertThat(doctor.exit()).isOne();
        assertThat(doctor.log()).contains("DATABASE_URL leads to no usable PostgreSQL");
        Ended migration = run(flags, "migrate");
        assertThat(migration.exit()).isOne();
        assertThat(migration.log()).contains("DATABASE_URL");
    }

    private record Ended(int exit, String log) {}

    /** Runs a command with the environment variables that the training of the class cache uses. */
    private Ended run(List<String> flags, String command) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), HttpRunner.class.getName(), command));
        Path log = folder.resolve(command + ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        VARIABLE.matcher(training)
                .results()
                .forEach(variable -> builder.environment().put(variable.group(1), variable.group(2)));
        assertThat(builder.environment())
                .containsEntry("DATABASE_URL", "postgres://nobody@127.0.0.1:1/juncture")
                .containsEntry("REDIS_URL", "redis://127.0.0.1:1")
                .doesNotContainKey("PORT");

        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log));
    }

    @Test
    void composesPinnedImagesWithHealthChecks() throws IOException {
        Map<String, Map<String, Object>> composed = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        Map<String, Object> services = composed.get("services");
        assertThat(services).containsOnlyKeys("juncture", "postgres", "redis");
        for (String store : List.of("postgres", "redis")) {
            Map<?, ?> service = (Map<?, ?>) services.get(store);
            assertThat(String.valueOf(service.get("image"))).matches(PINNED);
            assertThat(service.get("healthcheck")).isNotNull();
            assertThat((Collection<?>) service.get("volumes"))
                    .singleElement()
                    .matches(volume -> String.valueOf(volume).startsWith(store + ":"));
            assertThat(composed.get("volumes")).containsKey(store);
            assertThat(service.get("ports"))
                    .as("nobody outside reaches " + store)
                    .isNull();
        }
        Map<?, ?> juncture = (Map<?, ?>) services.get("juncture");
        assertThat(juncture.get("env_file")).isEqualTo("juncture.env");
        assertThat(((Map<?, ?>) juncture.get("depends_on")).values())
                .allMatch(condition -> condition.equals(Map.of("condition", "service_healthy")))
                .hasSize(2);
    }

    @Test
    void verifiesThePostgresBesideIt() throws IOException {
        Map<String, Map<String, Map<String, Object>>> composed =
                new Yaml().load(Files.readString(Path.of("compose.yaml")));
        Map<String, Object> postgres = composed.get("services").get("postgres");
        assertThat((List<?>) postgres.get("command"))
                .hasToString("[postgres, --ssl=on, --ssl-cert-file=/run/secrets/postgres.crt,"
                        + " --ssl-key-file=/run/secrets/postgres.key]");
        assertThat(postgres.get("secrets")).isEqualTo(List.of("postgres.crt", "postgres.key"));
        assertThat(composed.get("services").get("juncture").get("secrets")).isEqualTo(List.of("postgres.crt"));
        assertThat(composed.get("secrets"))
                .isEqualTo(Map.of(
                        "postgres.crt",
                        Map.of("file", "postgres.crt"),
                        "postgres.key",
                        Map.of("file", "postgres.key")));
        assertThat(Files.readString(Path.of("README.md")))
                .contains("-addext subjectAltName=DNS:postgres", "-keyout postgres.key -out postgres.crt")
                .contains("@postgres:5432/juncture?sslmode=verify-full&sslrootcert=/run/secrets/postgres.crt");
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(dockerfile)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }
}
