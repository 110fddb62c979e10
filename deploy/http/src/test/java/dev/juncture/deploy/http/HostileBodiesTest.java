package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crowds of bodies that would need gigabytes as objects, against a process with a small heap: it lives and answers. */
class HostileBodiesTest {
    private static final String HEAP = "80m";
    private static final int CROWD = 20;
    private static final int BYTES = 990_000;
    /** Stands for a connection that ends before the body is sent, which is a refusal too. */
    private static final int CLOSED = 0;

    private static Stores stores;
    private static JunctureProcess juncture;
    private static Browser browser;
    private static String issue;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        stores = Stores.with(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        juncture = JunctureProcess.withHeap(stores, HEAP);
        browser = juncture.browser();
        String site = browser.connect("hostile", "ada");
        stores.sandbox().control().seed(site, "HOSTILE", 1, 1, 0);
        issue = "HOSTILE-1";
    }

    @AfterAll
    static void stop() {
        juncture.close();
        stores.close();
    }

    @AfterEach
    void theProcessServes() {
        assertThat(browser.get("/health").status()).isEqualTo(200);
        assertThat(send("/api/backend/jira/add-comment", comment("usual"))
                        .join()
                        .statusCode())
                .isEqualTo(201);
    }

    static Stream<String> values() {
        return Stream.of(
                "[{}" + ",{}".repeat(BYTES / 3) + "]",
                "[[]" + ",[]".repeat(BYTES / 3) + "]",
                "{\"\":0" + members() + "}",
                "\"" + "~~a".repeat(BYTES / 3) + "\"");
    }

    private static String members() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; members.length() < BYTES; i++) {
            members.append(",\"").append(Integer.toString(i, 36)).append("\":0");
        }
        return members.toString();
    }

    @ParameterizedTest
    @MethodSource("values")
    void refusesManyBodiesWithoutAKey(String value) {
        String body = "{\"provider\":\"jira\",\"z\":" + value + "}";
        assertThat(crowd("/api/frontend/oauth/get-authorization-uri", body, true))
                .isSubsetOf(413, CLOSED);
        assertThat(crowd("/api/frontend/oauth/get-authorization-uri", body, false))
                .isSubsetOf(413, CLOSED);
    }

    @ParameterizedTest
    @MethodSource("values")
    void refusesBodiesWithAKeyThatDoNotFitIntoMemory(String value) {
        String comment = "{\"external_id\":\"hostile\",\"issue_id_or_key\":\"" + issue + "\",";
        for (String field : List.of("\"z\":", "\"body_adf\":", "\"body\":")) {
            assertThat(crowd("/api/backend/jira/add-comment", comment + field + value + "}", true))
                    .as(field)
                    .isSubsetOf(400, 413, 503, CLOSED);
        }
        String ticket = "{\"external_id\":\"hostile\",\"issue_type\":\"Task\",\"summary\":\"S\",";
        for (String field : List.of("\"z\":", "\"fields\":", "\"description\":", "\"description_adf\":")) {
            assertThat(crowd("/api/backend/jira/create-ticket", ticket + field + value + "}", false))
                    .as(field)
                    .isSubsetOf(400, 413, 503, CLOSED);
        }
    }

    @Test
    void refusesATextThatTakesTooLong() {
        String text = "\\n![".repeat(4_000) + "\\n]]>".repeat(4_000);
        assertThat(crowd("/api/backend/jira/add-comment", comment(text), true)).containsOnly(400);
    }

    private static String comment(String text) {
        return "{\"external_id\":\"hostile\",\"issue_id_or_key\":\"" + issue + "\",\"body\":\"" + text + "\"}";
    }

    /**
     * Returns the statuses of equal requests that run at the same time.
     *
     * @param announced whether they announce their length
     */
    private List<Integer> crowd(String path, String body, boolean announced) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, CROWD)
                .mapToObj(i -> announced ? send(path, body) : sendInPieces(path, body))
                .map(answer -> answer.thenApply(HttpResponse::statusCode).exceptionally(closed -> CLOSED))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String body) {
        return http.sendAsync(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sendInPieces(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.sendAsync(
                request(path)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(browser.address() + path)).header("Content-Type", "application/json");
        return path.startsWith("/api/backend/")
                ? request.header("Authorization", "Bearer " + RunningJuncture.SECRET_KEY)
                : request;
    }
}
