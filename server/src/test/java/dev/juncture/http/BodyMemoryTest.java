package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.testing.Allocated;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** Bodies cost memory only up to limits that hold for each and for all together. */
@JunctureTest
class BodyMemoryTest {
    private static final String START = "/api/frontend/oauth/get-authorization-uri";
    private static final String SESSIONS = "/api/backend/connect-sessions";
    private static final byte[] OBJECTS = bytes("{\"z\":[{}" + ",{}".repeat(330_000) + "]}");

    @Autowired
    Router router;

    @Autowired
    MemoryBudgets budgets;

    private final AtomicLong read = new AtomicLong();

    @AfterEach
    void nothingStaysCounted() {
        assertThat(budgets.ofStrangers().used()).isZero();
        assertThat(budgets.ofCallers().used()).isZero();
    }

    /** Twenty of these took more than a gigabyte as trees. */
    @Test
    void refusesALargeBodyWithoutAKeyWithLittleMemory() {
        request("POST", START, OBJECTS, new HttpHeaders());
        long bytes = Allocated.by(() ->
                assertThat(request("POST", START, OBJECTS, new HttpHeaders())).isEqualTo(413));
        assertThat(read).hasValueLessThan(2 * 32 * 1024);
        assertThat(bytes).isLessThan(512 << 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {START, SESSIONS})
    void readsNothingOfABodyThatAnnouncesTooMuch(String path) {
        HttpHeaders headers = key();
        headers.setContentLength(2 << 20);
        assertThat(request("POST", path, OBJECTS, headers)).isEqualTo(413);
        assertThat(read).hasValue(0);
    }

    @Test
    void readsNothingOfABodyBeforeItsCallerIsKnown() {
        assertThat(request("POST", SESSIONS, OBJECTS, new HttpHeaders())).isEqualTo(401);
        assertThat(request("POST", "/api/frontend/nothing", OBJECTS, new HttpHeaders()))
                .isEqualTo(404);
        assertThat(request("POST", "/health", OBJECTS, new HttpHeaders())).isEqualTo(405);
        assertThat(read).hasValue(0);
    }

    @Test
    void skipsUnknownValuesOfACallerWithAKey() {
        byte[] body = bytes("{\"provider\":\"fake\",\"external_id\":\"a\",\"display_name\":\"A\","
                + new String(OBJECTS, StandardCharsets.UTF_8).substring(1));
        assertThat(request("POST", SESSIONS, body, key())).isEqualTo(400);
        long bytes = Allocated.by(
                () -> assertThat(request("POST", SESSIONS, body, key())).isEqualTo(400));
        assertThat(bytes).isLessThan(4 << 20);
    }

    @Test
    void acceptsSixteenKilobytesWithoutAKeyAndNotOneByteMore() {
        String start = "{\"provider\":\"fake\",\"external_id\":\"a\"";
        String rest = " ".repeat(16 * 1024 - start.length() - 1) + "}";
        assertThat(request("POST", START, bytes(start + rest), new HttpHeaders()))
                .isEqualTo(200);
        assertThat(request("POST", START, bytes(start + " " + rest), new HttpHeaders()))
                .isEqualTo(413);
        assertThat(request("POST", SESSIONS, bytes(start + ",\"display_name\":\"A\" " + rest), key()))
                .isEqualTo(201);
    }

    @Test
    void refusesBodiesWithoutAKeyWhileOthersUseTheirMemory() {
        byte[] body = bytes("{\"provider\":\"fake\",\"external_id\":\"a\"}");
        byte[] session = bytes("{\"provider\":\"fake\",\"external_id\":\"a\",\"display_name\":\"A\"}");
        try (MemoryBudget.Share others = budgets.ofStrangers().share()) {
            others.takeAnyway(budgets.ofStrangers().limit());
            assertThat(request("POST", START, body, new HttpHeaders())).isEqualTo(503);
            // A stranger cannot stop the product's backend.
            assertThat(request("POST", SESSIONS, session, key())).isEqualTo(201);
        }
        assertThat(request("POST", START, body, new HttpHeaders())).isEqualTo(200);
    }

    @Test
    void refusesBodiesWithAKeyWhileOthersUseTheirMemory() {
        byte[] body = bytes("{\"provider\":\"fake\",\"external_id\":\"a\",\"display_name\":\"A\"}");
        try (MemoryBudget.Share others = budgets.ofCallers().share()) {
            others.takeAnyway(budgets.ofCallers().limit());
            assertThat(request("POST", SESSIONS, body, key())).isEqualTo(503);
            assertThat(request("GET", "/api/backend/connections", new byte[0], key()))
                    .isEqualTo(200);
        }
    }

    /** Returns the status. A 503 must tell when to try again. */
    private int request(String method, String path, byte[] body, HttpHeaders headers) {
        InputStream counted = new FilterInputStream(new ByteArrayInputStream(body)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                read.addAndGet(Math.max(0, count));
                return count;
            }
        };
        Response response = router.apply(new Request(method, path, null, headers, counted, "127.0.0.1"));
        if (response.status() == 503) {
            assertThat(response.headers().getFirst("Retry-After")).isEqualTo("1");
        }
        return response.status();
    }

    private static HttpHeaders key() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
