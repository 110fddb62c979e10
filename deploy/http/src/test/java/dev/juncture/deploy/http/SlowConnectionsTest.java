package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that wait for their client, on real sockets. */
class SlowConnectionsTest {
    private static final String START = "/api/frontend/oauth/get-authorization-uri";
    private static final String HALF_HEAD = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String PROMISED_HEALTH =
            "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    private static final String PROMISED_START = head(START, "Content-Length: 1000") + "{";
    private static final String FOREVER = "1h";
    /** The number of parts that fit into a minute. */
    private static final int A_MINUTE = 3_000;

    private final List<RawConnection> connections = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
    }

    @Test
    void answersOthersWhileAThousandConnectionsWait() throws IOException {
        try (RunningJuncture juncture = start(FOREVER, FOREVER)) {
            Browser browser = new Browser(juncture);
            for (int i = 0; i < 1_000; i++) {
                open(juncture)
                        .send(List.of(HALF_HEAD, PROMISED_HEALTH, PROMISED_START)
                                .get(i % 3));
            }

            assertThat(browser.get("/health").status()).isEqualTo(200);
            assertThat(browser.startAuthorization("beside-a-thousand")).isNotBlank();
            assertThat(connections.get(0).send("1\r\n\r\n").answerOf("alive\"}"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** All places are taken by connections that wait. The one that has waited longest is closed. */
    @Test
    void answersANewConnectionWhenAllPlacesAreTaken() throws IOException {
        try (RunningJuncture juncture = start(FOREVER, FOREVER, "juncture.socket.connections", "32")) {
            for (int i = 0; i < 100; i++) {
                open(juncture).send(i % 2 == 0 ? HALF_HEAD : PROMISED_START);
            }

            assertThat(new Browser(juncture).get("/health").status()).isEqualTo(200);
            assertThat(connections.get(0).isEnded()).isTrue();
        }
    }

    @Test
    void refusesWithoutWaitingForTheBody() throws IOException {
        try (RunningJuncture juncture = start(FOREVER, FOREVER)) {
            for (String length : List.of("Content-Length: 1000", "Transfer-Encoding: chunked")) {
                assertThat(open(juncture).send(head("/health", length) + "1").answer())
                        .startsWith("HTTP/1.1 405");
                assertThat(open(juncture)
                                .send(head("/api/backend/connections", length) + "1")
                                .answer())
                        .startsWith("HTTP/1.1 401");
            }
            assertThat(open(juncture).send(PROMISED_HEALTH).answer()).contains("\r\nConnection: close\r\n");
        }
    }

    @Test
    void sendsARefusalToAClientThatIsStillSending() throws IOException {
        try (RunningJuncture juncture = start(FOREVER, FOREVER)) {
            int length = 3 << 20;

            String answer = open(juncture)
                    .send(head(START, "Content-Length: " + length))
                    .send("x".repeat(length))
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
        }
    }

    @Test
    void closesAConnectionWhoseHeadArrivesOneByteAtATime() throws IOException {
        try (RunningJuncture juncture = start("1s", FOREVER)) {
            assertThat(open(juncture).send(HALF_HEAD).drip("x", A_MINUTE)).isEmpty();
            assertThat(open(juncture).send(HALF_HEAD).answer()).isEmpty();
        }
    }

    @Test
    void closesAConnectionWhoseBodyArrivesOneByteAtATime() throws IOException {
        try (RunningJuncture juncture = start(FOREVER, "1s")) {
            for (String start : List.of(
                    PROMISED_START,
                    head(START, "Transfer-Encoding: chunked") + "500\r\n{",
                    head(START, "Transfer-Encoding: chunked") + "5;extension=")) {
                assertThat(open(juncture).send(start).drip(" ", A_MINUTE))
                        .startsWith("HTTP/1.1 408")
                        .contains("The body did not arrive in time");
            }
            assertThat(open(juncture).send(PROMISED_START).answer()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void keepsAConnectionWithCompleteRequests() throws IOException {
        String body = "{\"provider\":\"jira\",\"external_id\":\"kept\"}";
        String request = head(START, "Content-Type: application/json\r\nContent-Length: " + body.length());
        try (RunningJuncture juncture = start("1s", "1s")) {
            RawConnection kept = open(juncture);
            for (int i = 0; i < 3; i++) {
                assertThat(kept.send(request).send(body).answerOf("\"}")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void limitsTheConnectionsOfAnAddress() throws IOException {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address ->
                        address.isSiteLocalAddress() || address.getHostAddress().startsWith("192."))
                .findAny();
        assumeThat(own).as("an address that is not loopback").isPresent();
        try (RunningJuncture juncture =
                start(FOREVER, FOREVER, "server.address", "0.0.0.0", "JUNCTURE_CONNECTION_LIMIT", "3")) {
            for (int i = 0; i < 3; i++) {
                RawConnection allowed = RawConnection.open(own.get(), juncture.port());
                connections.add(allowed);
                assertThat(allowed.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .answerOf("alive\"}"))
                        .startsWith("HTTP/1.1 200");
            }

            RawConnection tooMany = RawConnection.open(own.get(), juncture.port());
            connections.add(tooMany);

            assertThat(tooMany.isEnded()).isTrue();
            assertThat(new Browser(juncture).get("/health").status()).isEqualTo(200);
        }
    }

    private RawConnection open(RunningJuncture juncture) throws IOException {
        RawConnection connection = RawConnection.open(juncture.port());
        connections.add(connection);
        return connection;
    }

    private static String head(String path, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n";
    }

    private static RunningJuncture start(String headTime, String bodyTime, String... more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "juncture.socket.silence", FOREVER,
                "juncture.socket.head", headTime,
                "juncture.socket.body", bodyTime));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl(), settings);
    }
}
