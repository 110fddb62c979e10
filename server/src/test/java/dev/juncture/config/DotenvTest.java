package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts processes, because a process cannot change its own environment or working directory. */
class DotenvTest {
    @TempDir
    Path directory;

    @Test
    void readsTheFileForVariablesThatTheEnvironmentLacks() throws Exception {
        write("""
                # A comment
                DATABASE_URL=postgres://ann:from%20file@db.example.com/juncture
                REDIS_URL="redis://localhost:6379/1"
                DEFAULT_JIRA_CLIENT_ID=from-file
                JUNCTURE_PRODUCT_NAME=
                """);

        String printed = run(
                Map.of("DEFAULT_JIRA_CLIENT_ID", "from-environment"),
                "spring.datasource.url",
                "spring.datasource.password",
                "spring.data.redis.url",
                "juncture.jira.client-id",
                "juncture.oauth.product-name");

        assertThat(printed.lines())
                .contains(
                        "spring.datasource.url=jdbc:postgresql://db.example.com/juncture",
                        "spring.datasource.password=from file",
                        "spring.data.redis.url=redis://localhost:6379/1",
                        "juncture.jira.client-id=from-environment",
                        "juncture.oauth.product-name=");
    }

    @Test
    void prefersTheOtherNamesToTheNamesForBrowsers() throws Exception {
        write("""
                NEXT_PUBLIC_JUNCTURE_FRONTEND_URL=https://public.example.com
                NEXT_PUBLIC_DEFAULT_JIRA_CLIENT_ID=public
                """);

        String printed = run(
                Map.of("DEFAULT_JIRA_CLIENT_ID", "own", "NEXT_PUBLIC_CORS_ALLOWED_ORIGINS", "https://app.example.com"),
                "juncture.http.frontend-url",
                "juncture.jira.client-id",
                "juncture.http.cors-allowed-origins");

        assertThat(printed.lines())
                .contains(
                        "juncture.http.frontend-url=https://public.example.com",
                        "juncture.jira.client-id=own",
                        "juncture.http.cors-allowed-origins=https://app.example.com");
    }

    @Test
    void prefersARedisAddressToTheUpstashVariables() throws Exception {
        write("""
                UPSTASH_REDIS_REST_URL=https://eu1-fox.upstash.io
                UPSTASH_REDIS_REST_TOKEN=token
                """);

        assertThat(run(Map.of(), "spring.data.redis.url").lines())
                .contains("spring.data.redis.url=rediss://default:token@eu1-fox.upstash.io:6379");
        assertThat(run(Map.of("REDIS_URL", "redis://localhost"), "spring.data.redis.url")
                        .lines())
                .contains("spring.data.redis.url=redis://localhost");
    }

    @Test
    void reportsAMalformedLineWithoutQuotingIt() throws Exception {
        write("hunter2 is the password\n");

        assertThat(run(Map.of(), "PORT"))
                .contains(".env has a line that is not NAME=value; for example .env=PORT=8000")
                .doesNotContain("hunter2");
    }

    private void write(String lines) throws IOException {
        Files.writeString(directory.resolve(".env"), lines);
    }

    private String run(Map<String, String> environment, String... names) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PrintedEnvironment.class.getName()));
        command.addAll(Arrays.asList(names));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
