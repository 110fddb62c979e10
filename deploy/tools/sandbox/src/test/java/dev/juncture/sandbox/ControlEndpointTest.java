package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.REDIRECT_URI;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Fault;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ControlEndpointTest extends SandboxTest {
    private static final String KEY = SandboxOptions.defaults().controlKey();

    @Test
    void refusesRequestsWithoutTheKey() throws Exception {
        assertThat(client.get("/sandbox/journal").statusCode()).isEqualTo(401);
        assertThat(client.get("/sandbox/journal", "wrong").statusCode()).isEqualTo(401);
        assertThat(client.post("/sandbox/faults", "{\"kind\":\"500\"}").statusCode())
                .isEqualTo(401);
        assertThat(control.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "10.0.0.1"})
    void refusesAForeignHostEvenWithTheKey(String host) throws Exception {
        assertThat(statusWithHost(host)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]", "[::1]:8090"})
    void answersUnderEveryLoopbackName(String host) throws Exception {
        assertThat(statusWithHost(host)).isEqualTo(200);
    }

    @Test
    void issuesACodeWithoutABrowser() throws Exception {
        HttpResponse<String> answer = call("POST", "/sandbox/codes", """
                {"person":"grace","site":"%s","scope":"read:jira-work offline_access","redirect_uri":"%s"}
                """.formatted(MERIDIAN, REDIRECT_URI));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(client.redeem(json(answer).path("code").asString()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "{\"person\":\"nobody\",\"site\":\"all\",\"scope\":\"read:me\",\"redirect_uri\":\"x\"}",
                "{\"person\":\"ada\",\"site\":\"all\",\"scope\":\"read:me\",\"redirect_uri\":\"https://evil.example\"}"
            })
    void saysWhatIsWrongWithARequestForACode(String body) throws Exception {
        HttpResponse<String> answer = call("POST", "/sandbox/codes", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isNotBlank();
    }

    @Test
    void setsShowsAndClearsFaults() throws Exception {
        JsonNode added = json(call("POST", "/sandbox/faults", """
                {"kind":"429","path":"/ex/jira/","method":"GET","count":3,"reason":"jira-burst-based","retry_after":0}
                """));
        String id = added.path("id").asString();
        HttpResponse<String> struck =
                client.jira(client.connect("ada", HARBOR_PINE).access(), HARBOR_PINE, "/rest/api/3/myself");

        assertThat(struck.statusCode()).isEqualTo(429);
        assertThat(struck.headers().firstValue("Retry-After")).contains("0");
        JsonNode shown = json(call("GET", "/sandbox/faults", "")).path("faults").get(0);
        assertThat(shown.path("id").asString()).isEqualTo(id);
        assertThat(shown.path("hits").asInt()).isEqualTo(1);
        assertThat(call("DELETE", "/sandbox/faults/" + id, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/sandbox/faults/" + id, "").statusCode()).isEqualTo(404);
        assertThat(control.faults()).isEmpty();
    }

    @Test
    void answersWithAnyTextOfJira() throws Exception {
        String access = client.connect("ada", HARBOR_PINE).access();
        call("POST", "/sandbox/faults", """
                {"kind":"answer","status":401,"path":"/ex/jira/","body":{"code":401,"message":"Unauthorized"}}""");
        HttpResponse<String> json = client.jira(access, HARBOR_PINE, "/rest/api/3/myself");
        assertThat(json.statusCode()).isEqualTo(401);
        assertThat(json(json).path("message").asString()).isEqualTo("Unauthorized");

        call("DELETE", "/sandbox/faults", "");
        call("POST", "/sandbox/faults", """
                {"kind":"answer","path":"^/myself$|/myself$","query":{"expand":"groups"},"content_type":"text/plain","body":"No."}""");
        assertThat(client.jira(access, HARBOR_PINE, "/rest/api/3/myself").statusCode())
                .isEqualTo(200);
        HttpResponse<String> text = client.jira(access, HARBOR_PINE, "/rest/api/3/myself?expand=groups");
        assertThat(text.statusCode()).isEqualTo(403);
        assertThat(text.body()).isEqualTo("No.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latency", "hold", "429", "500", "502", "503", "504", "reset", "truncate", "html", "answer"})
    void knowsEveryKindOfFault(String kind) throws Exception {
        String body = "{\"kind\":\"" + kind + "\",\"path\":\"/nowhere\",\"afterwards\":true,\"latency_ms\":5}";

        assertThat(call("POST", "/sandbox/faults", body).statusCode()).isEqualTo(201);
        assertThat(call("DELETE", "/sandbox/faults", "").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"explode\"}",
                "{}",
                "{\"kind\":\"500\",\"path\":\"^(\"}",
                "{\"kind\":\"500\",\"count\":-1}"
            })
    void refusesAFaultThatMakesNoSense(String body) throws Exception {
        assertThat(call("POST", "/sandbox/faults", body).statusCode()).isEqualTo(400);
    }

    @Test
    void isNotAffectedByFaults() throws Exception {
        control.add(Fault.status(500));

        assertThat(call("GET", "/sandbox/faults", "").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheJournalAndCounts() throws Exception {
        String refresh = client.connect("ada", HARBOR_PINE).refresh();
        client.refresh(refresh);
        client.refresh(refresh);

        JsonNode refreshes = json(call("GET", "/sandbox/journal?label=refresh_token", ""));
        JsonNode tokenCalls = json(call("GET", "/sandbox/journal?method=POST&path=/oauth/token", ""));

        assertThat(refreshes.path("count").asInt()).isEqualTo(2);
        assertThat(refreshes.path("requests").get(0).path("delivered").asBoolean())
                .isTrue();
        assertThat(tokenCalls.path("count").asInt()).isEqualTo(3);
        call("DELETE", "/sandbox/journal", "");
        assertThat(control.journal()).isEmpty();
    }

    @Test
    void advancesTheClock() throws Exception {
        call("POST", "/sandbox/clock", "{\"advance_seconds\":3600}");

        assertThat(control.now()).isEqualTo(NOON.instant().plus(Duration.ofHours(1)));
        assertThat(json(call("GET", "/sandbox/clock", "")).path("now").asString())
                .isEqualTo("2026-11-22T13:00:00Z");
        assertThat(call("POST", "/sandbox/clock", "{\"advance_seconds\":-1}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void expiresTokensForgetsSitesAndRevokesGrants() throws Exception {
        String token = client.connect("linus", "all").access();
        assertThat(call("DELETE", "/sandbox/grants/linus/sites/" + MERIDIAN, "").statusCode())
                .isEqualTo(204);
        assertThat(client.jira(token, MERIDIAN, "/rest/api/3/myself").statusCode())
                .isEqualTo(404);

        assertThat(call("POST", "/sandbox/tokens/expire", "{\"person\":\"linus\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.jira(token, HARBOR_PINE, "/rest/api/3/myself").statusCode())
                .isEqualTo(401);
        assertThat(call("POST", "/sandbox/tokens/expire", "").statusCode()).isEqualTo(204);

        assertThat(json(call("GET", "/sandbox/grants", ""))
                        .get(0)
                        .path("person")
                        .asString())
                .isEqualTo("linus");
        assertThat(call("DELETE", "/sandbox/grants/linus", "").statusCode()).isEqualTo(204);
        assertThat(control.grants()).isEmpty();
    }

    @Test
    void switchesTheErrorForADeadRefreshToken() throws Exception {
        call("PUT", "/sandbox/refusal", "{\"error\":\"invalid_grant\"}");

        assertThat(json(client.refresh("dead")).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(call("PUT", "/sandbox/refusal", "{\"error\":\"other\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void listsPersonsAndSites() throws Exception {
        JsonNode people = json(call("GET", "/sandbox/people", "")).path("people");

        assertThat(people.size()).isEqualTo(3);
        assertThat(people.get(0)
                        .path("sites")
                        .get(0)
                        .path("projects")
                        .get(0)
                        .path("issues")
                        .asInt())
                .isEqualTo(268);
    }

    @Test
    void registersACallback() throws Exception {
        String late = "http://localhost:4711/callback";
        assertThat(call("POST", "/sandbox/redirect-uris", "{\"redirect_uri\":\"" + late + "\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(control.grant("ada", "all", "read:me", late)).isNotBlank();
    }

    @Test
    void saysThatARouteDoesNotExist() throws Exception {
        assertThat(call("GET", "/sandbox/nothing", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Through a bare socket: Java's client does not let anyone choose the Host header. */
    private int statusWithHost(String host) throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(sandbox.url()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /sandbox/clock HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + KEY
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }
}
