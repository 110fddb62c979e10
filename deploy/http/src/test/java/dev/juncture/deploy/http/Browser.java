package dev.juncture.deploy.http;

import dev.juncture.sandbox.SandboxControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the requests of a person's browser and of a product's backend. Does not follow redirects. */
final class Browser {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String address;
    private final SandboxControl sandbox;

    Browser(RunningJuncture juncture) {
        this(juncture.address(), juncture.sandbox().control());
    }

    Browser(String address, SandboxControl sandbox) {
        this.address = address;
        this.sandbox = sandbox;
    }

    String address() {
        return address;
    }

    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().path("code").asString("none");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), all);
    }

    Answer backend(String path) {
        return get("/api/backend/" + path, "Authorization", "Bearer " + RunningJuncture.SECRET_KEY);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts an authorization and returns its {@code state}. */
    String startAuthorization(String externalId) {
        Answer started = post(
                "/api/frontend/oauth/get-authorization-uri",
                JSON.writeValueAsString(Map.of("provider", "jira", "external_id", externalId)));
        String uri = started.json().path("authorization_uri").asString();
        return uri.replaceAll(".*[?&]state=([^&]+).*", "$1");
    }

    /**
     * Consents as {@code person} to all their sites and comes back.
     *
     * @return the address to which the callback redirects
     */
    String consent(String person, String state) {
        String code = sandbox.grant(
                person,
                "all",
                "read:jira-work write:jira-work read:jira-user read:me offline_access",
                address + RunningJuncture.CALLBACK);
        return callback("code=" + encode(code) + "&state=" + encode(state)).header("Location");
    }

    Answer callback(String query) {
        return get("/api/frontend/oauth/authorization-callback/jira?" + query);
    }

    String connectionCode(String externalId, String person) {
        String location = consent(person, startAuthorization(externalId));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    Answer sites(String connectionCode) {
        return get(
                "/api/frontend/finalize-connection/jira/fetch-available-sites",
                "X-Juncture-Connection-Code",
                connectionCode);
    }

    List<String> siteIds(String connectionCode) {
        return sites(connectionCode).json().path("sites").findValuesAsString("site_id");
    }

    Answer pick(String connectionCode, String siteId) {
        return post(
                "/api/frontend/finalize-connection/jira/set-jira-site",
                JSON.writeValueAsString(Map.of("site_id", siteId)),
                "X-Juncture-Connection-Code",
                connectionCode);
    }

    /**
     * Goes through the whole connect.
     *
     * @return the site picked
     */
    String connect(String externalId, String person) {
        String code = connectionCode(externalId, person);
        String site = siteIds(code).get(0);
        Answer picked = pick(code, site);
        if (picked.status() != 200) {
            throw new AssertionError(picked.response().body());
        }
        return site;
    }

    Answer accessToken(String externalId) {
        return backend("connection-info/get-access-token?provider=jira&external_id=" + encode(externalId));
    }

    Answer validity(String externalId) {
        return backend("connection-info/check-connection-validity?provider=jira&external_id=" + encode(externalId));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
