package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What no container engine is needed for, of the image and of the machine that runs it. */
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
        assertThat(all("(?:COPY |source=)(deploy/http/[a-z]\\S+?)[ ,]"))
                .contains("deploy/http/target/juncture-http.jar")
                .filteredOn(source -> !source.startsWith("deploy/http/target/"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).isRegularFile());
    }

    @Test
    void runsAsNobodyInParticularAndTellsItsHealth() throws ClassNotFoundException {
        assertThat(all("(?m)^USER (\\S+)$")).containsExactly("10001:10001");
        assertThat(dockerfile.indexOf("\nUSER ")).isGreaterThan(dockerfile.lastIndexOf("\nRUN "));
        String health = all("HEALTHCHECK[^\\[]*\\[.*\"(\\S+)\"]").get(0);
        assertThat(Class.forName(health)).isEqualTo(HealthCheck.class);
    }

    @Test
    void startsWithTheCacheThatItTrained() throws IOException {
        String flags = Files.readString(Path.of("container", "java.flags"));
        assertThat(flags).contains("-XX:AOTCache=juncture.aot\n");
        assertThat(training).contains("-XX:AOTCacheOutput=juncture.aot $(grep -v AOTCache java.flags)");
        assertThat(dockerfile).contains("ENTRYPOINT [\"java\", \"@java.flags\", \"-jar\", \"juncture-http.jar\"]");
    }

    @Test
    void asksNobodyAnythingWhileItTrains() throws Exception {
        try (ServerSocket postgres = listening();
                ServerSocket redis = listening()) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dspring.context.exit=onRefresh",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HttpRunner.class.getName())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            VARIABLE.matcher(training)
                    .results()
                    .forEach(line -> builder.environment().put(line.group(1), line.group(2)));
            builder.environment()
                    .put("DATABASE_URL", "postgres://nobody@127.0.0.1:" + postgres.getLocalPort() + "/any");
            builder.environment().put("REDIS_URL", "redis://127.0.0.1:" + redis.getLocalPort());
            builder.environment().put("PORT", String.valueOf(FreePort.find()));

            Process process = builder.start();

            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
            assertThat(List.of(postgres, redis))
                    .allSatisfy(
                            server -> assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class));
        }
    }

    @Test
    void isComposedOfPinnedHealthyParts() throws IOException {
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

    private static ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setSoTimeout(1);
        return server;
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(dockerfile)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toList());
    }
}
