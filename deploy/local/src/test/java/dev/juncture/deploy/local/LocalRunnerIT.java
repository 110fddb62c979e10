package dev.juncture.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, as a newcomer starts, stops, kills and starts it again. */
class LocalRunnerIT {
    private static final String POSTGRES = "postgres/postmaster.pid";
    private static final String REDIS = "redis/redis.pid";

    @TempDir
    private static Path sharedFolder;

    private static Path sharedHome;
    private static Map<String, String> sharedPort;
    /** The runner for tests that do not change it. */
    private static LocalProcess shared;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeAll
    static void startTheSharedRunner() throws IOException {
        sharedHome = sharedFolder.resolve("home");
        sharedPort = freePort();
        shared = LocalProcess.started(sharedHome, sharedPort);
    }

    @AfterAll
    static void stopTheSharedRunner() {
        shared.close();
    }

    @BeforeEach
    void chooseHome() {
        home = folder.resolve("home");
    }

    private static Map<String, String> freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of("PORT", String.valueOf(socket.getLocalPort()));
        }
    }

    @Test
    void printsWhatANewcomerNeedsAndLeavesNoProcessBehind() throws Exception {
        Map<String, String> port = freePort();
        try (LocalProcess runner = LocalProcess.started(home, port)) {
            assertThat(runner.address()).isEqualTo("http://localhost:" + port.get("PORT"));
            String printedUrl = runner.find("'(http://localhost:\\d+/api/backend/\\S+)'");
            assertThat(runner.withKey("GET", printedUrl, "").body()).contains("\"exists\":false");
            assertThat(runner.send("GET", runner.address() + "/", "").body()).contains("<title>");
            assertThat(Files.getPosixFilePermissions(home.resolve("local.env")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.readString(home.resolve("local.env")))
                    .contains("DATABASE_URL='postgres://", "REDIS_URL='redis://", runner.secretKey());
            List<ProcessHandle> servers = runner.descendants().toList();
            assertThat(servers).isNotEmpty();

            runner.signalTerm();

            assertThat(runner.awaitExit()).isEqualTo(143);
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void keepsConnectionsAfterAKillAndStopsTheServersLeftBehind() throws Exception {
        Map<String, String> port = freePort();
        String token;
        Optional<ProcessHandle> orphan;
        try (LocalProcess runner = LocalProcess.started(home, port)) {
            connect(runner);
            token = accessToken(runner);
            orphan = runner.server(POSTGRES);
            runner.kill();
        }
        assertThat(orphan).isPresent();

        try (LocalProcess again = LocalProcess.started(home, port)) {
            assertThat(accessToken(again)).isEqualTo(token);
            assertThat(again.server(POSTGRES)).isPresent().isNotEqualTo(orphan);
            assertThat(again.server(REDIS)).isPresent();
            // The sandbox remembers the grant too, so the token still works.
            assertThat(again.withKey("GET", "/api/backend/jira/get-projects?external_id=kept", "")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(orphan.filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void refusesAHomeThatAnotherRunnerUsesAndABusyPort() throws Exception {
        try (LocalProcess samePort = LocalProcess.launch(home, sharedPort);
                LocalProcess sameHome = LocalProcess.launch(sharedHome, Map.of())) {
            assertThat(samePort.awaitExit()).isEqualTo(1);
            assertThat(samePort.output().strip().lines()).hasSize(1);
            assertThat(samePort.output()).contains("PORT=" + sharedPort.get("PORT") + " is in use");
            assertThat(sameHome.awaitExit()).isEqualTo(1);
            assertThat(sameHome.output().strip().lines()).hasSize(1);
            assertThat(sameHome.output()).contains("Another local runner uses", "JUNCTURE_HOME");
        }
    }

    @Test
    void takesTheNextFreePortAndTheVariablesOfTheEnvironment() throws Exception {
        try (LocalProcess first = LocalProcess.started(folder.resolve("first"), freePort());
                ServerSocket busy = bindOrNull(8000)) {
            String database = first.find("(?m)^ *Settings +(\\S+)$");
            String url = Files.readAllLines(Path.of(database)).stream()
                    .filter(line -> line.startsWith("DATABASE_URL="))
                    .map(line -> line.replaceAll("^DATABASE_URL='|'$", ""))
                    .findFirst()
                    .orElseThrow();
            String key = "sk_given_0123456789abcdef0123456789";

            try (LocalProcess second =
                    LocalProcess.started(home, Map.of("DATABASE_URL", url, "JUNCTURE_SECRET_KEY", key))) {
                assertThat(URI.create(second.address()).getPort())
                        .isGreaterThan(8000)
                        .isLessThan(8100);
                assertThat(second.secretKey()).isEqualTo(key);
                assertThat(home.resolve("postgres")).doesNotExist();
                assertThat(home.resolve("redis")).isDirectory();
                assertThat(second.withKey("GET", "/ready", "").body()).contains("\"database\":\"up\"");
            }
        }
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithASetting() throws Exception {
        try (LocalProcess runner = LocalProcess.launch(
                home, Map.of("DATABASE_URL", "mysql://me:hunter2@db/x", "REDIS_URL", "redis://127.0.0.1:1"))) {
            assertThat(runner.awaitExit()).isEqualTo(1);
            assertThat(runner.output())
                    .contains("DATABASE_URL is neither a postgres:// nor a jdbc:postgresql: address")
                    .doesNotContain("hunter2")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void protectsTheFunctionsAndTheSandboxAgainstStrangersAndForeignPages() throws Exception {
        String health = shared.address() + "/functions/getHealth";
        HttpResponse<String> called = shared.withKey("POST", "/functions/getHealth", "{}");

        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(called.body()).isEqualTo("{\"status\":\"alive\"}");
        assertThat(shared.send("POST", health, "{}").statusCode()).isEqualTo(401);
        for (String name : List.of(
                "getHealth,getHealth",
                "getHealth%2CgetHealth",
                "getHealth/x",
                "router",
                "jacksonJsonMapper",
                "functionRouter",
                "")) {
            assertThat(shared.withKey("POST", "/functions/" + name, "{}").statusCode())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(shared.withKey("GET", "/functions/getHealth", "").statusCode())
                .isEqualTo(405);
        assertThat(shared.withKey("POST", "/functions/getAccessToken", "{}").body())
                .contains("invalid_request", "external_id", "provider");
        assertThat(shared.withKey("POST", "/functions/getHealth", "{\"deep\":true}")
                        .body())
                .contains("invalid_request", "deep is not a field of this operation");
        assertThat(shared.withKey("POST", "/functions/getHealth?deep=true", "{}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> routed = shared.send(
                "POST",
                health,
                "{}",
                "Authorization",
                "Bearer " + shared.secretKey(),
                "Content-Type",
                "application/json",
                "spring.cloud.function.definition",
                "getAccessToken",
                "X-Echo",
                "echo");
        assertThat(routed.body()).isEqualTo("{\"status\":\"alive\"}");
        assertThat(routed.headers().map()).doesNotContainKeys("x-echo", "authorization");

        String sandbox = shared.sandbox();
        assertThat(shared.send("GET", sandbox + "/sandbox/people", "").statusCode())
                .isEqualTo(401);
        assertThat(shared.withKey("GET", sandbox + "/sandbox/people", "").statusCode())
                .isEqualTo(200);
        int runnerPort = URI.create(shared.address()).getPort();
        int sandboxPort = URI.create(sandbox).getPort();
        assertThat(withHost(runnerPort, "POST /functions/getHealth", "evil.example", shared.secretKey()))
                .startsWith("HTTP/1.1 403");
        assertThat(withHost(runnerPort, "GET /demo/api/connection?external_id=a", "evil.example", ""))
                .startsWith("HTTP/1.1 403");
        assertThat(withHost(sandboxPort, "GET /sandbox/people", "evil.example", shared.secretKey()))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void keepsTheSecretKeyInTheDemosBackend() throws Exception {
        connect(shared);
        String demo = shared.address() + "/demo/api/";

        String projects =
                shared.send("GET", demo + "projects?external_id=kept", "").body();
        HttpResponse<String> unselected = shared.send("GET", demo + "tickets?external_id=kept", "");
        String select = "{\"external_id\":\"kept\",\"jira_project_id\":\"SHOP\"}";
        shared.send("POST", demo + "select-project", select, "Content-Type", "application/json");
        HttpResponse<String> tickets = shared.send("GET", demo + "tickets?external_id=kept", "");

        assertThat(projects).contains("\"key\":\"SHOP\"");
        assertThat(unselected.statusCode()).isEqualTo(400);
        assertThat(unselected.body()).contains("no_project_selected");
        assertThat(tickets.body()).contains("\"key\":\"SHOP-268\"", "\"total\":268", "next_cursor");
        for (String page : List.of("/", "/demo/api/connection?external_id=kept", "/api/frontend/config")) {
            assertThat(shared.send("GET", shared.address() + page, "").body()).doesNotContain(shared.secretKey());
        }
    }

    /** Connects {@code kept} as Ada, without a browser. */
    private static void connect(LocalProcess runner) throws Exception {
        String start = runner.send(
                        "POST",
                        runner.address() + "/api/frontend/oauth/get-authorization-uri",
                        "{\"provider\":\"jira\",\"external_id\":\"kept\"}",
                        "Content-Type",
                        "application/json")
                .body();
        String state = start.replaceAll(".*[?&]state=([^&\"]+).*", "$1");
        String callback = runner.address() + "/api/frontend/oauth/authorization-callback/jira";
        String code = runner.withKey(
                        "POST",
                        runner.sandbox() + "/sandbox/codes",
                        "{\"person\":\"ada\",\"site\":\"all\",\"scope\":\"read:jira-work read:jira-user offline_access\","
                                + "\"redirect_uri\":\"" + callback + "\"}")
                .body()
                .replaceAll(".*\"code\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        String location = runner.send("GET", callback + "?state=" + state + "&code=" + code, "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String connectionCode = location.substring(location.lastIndexOf('/') + 1);
        String finalize = runner.address() + "/api/frontend/finalize-connection/jira/";
        String sites = runner.send(
                        "GET", finalize + "fetch-available-sites", "", "X-Juncture-Connection-Code", connectionCode)
                .body();
        String site = sites.replaceAll(".*?\"site_id\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> picked = runner.send(
                "POST",
                finalize + "set-jira-site",
                "{\"site_id\":\"" + site + "\"}",
                "X-Juncture-Connection-Code",
                connectionCode,
                "Content-Type",
                "application/json");
        assertThat(picked.statusCode()).isEqualTo(200);
    }

    private static String accessToken(LocalProcess runner) throws Exception {
        String path = "/api/backend/connection-info/get-access-token?external_id=kept&provider=jira";
        return runner.withKey("GET", path, "").body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    /** What a browser sends once a foreign name points at the loopback address. */
    private static String withHost(int port, String head, String host, String key) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String request = head + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns null when another program holds the port, which serves the test as well. */
    private static ServerSocket bindOrNull(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            return null;
        }
    }
}
