package dev.juncture.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A user's browser with cookies. It follows no redirect by itself and runs no script: for Juncture's pages it makes the calls
 * that their scripts make.
 */
final class PageVisitor {
    private static final String API = "/api/frontend/";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String juncture;

    PageVisitor(String juncture) {
        this.juncture = juncture;
    }

    HttpResponse<String> get(String url) {
        return send(request(url).GET());
    }

    HttpResponse<String> submit(String url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String url, String json) {
        return send(request(url).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    /**
     * Goes through the connect: Juncture's first page, the sandbox's consent, Juncture's picker.
     *
     * @param person of the sandbox
     * @return where Juncture sends the user afterwards
     */
    String connect(String connectUrl, String person) {
        String token = lastSegment(connectUrl);
        String authorize = text(
                send(request(juncture + API + "oauth/start-connect-session")
                        .header("X-Juncture-Connect-Session", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))),
                "authorization_uri");
        String code = lastSegment(location(get(consent(authorize, person))));
        String finalize = juncture + API + "finalize-connection/jira/";
        String site = text(
                send(request(finalize + "fetch-available-sites")
                        .header("X-Juncture-Connection-Code", code)
                        .GET()),
                "site_id");
        HttpResponse<String> picked = send(request(finalize + "set-jira-site")
                .header("X-Juncture-Connection-Code", code)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"site_id\":\"" + site + "\"}")));
        return text(picked, "redirect_uri");
    }

    /** Agrees on the sandbox's page, to all sites, and returns the callback. */
    private String consent(String authorize, String person) {
        String page = get(authorize + "&person=" + person).body();
        String transaction = first(page, "name=\"transaction\" value=\"([^\"]+)\"");
        String sandbox = authorize.substring(0, authorize.indexOf('?'));
        Map<String, String> form =
                Map.of("transaction", transaction, "person", person, "site", "all", "decision", "allow");
        return location(submit(sandbox, form));
    }

    private static String lastSegment(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Returns the first text field with this name. */
    static String text(HttpResponse<String> answer, String field) {
        return first(answer.body(), "\"" + field + "\"\\s*:\\s*\"([^\"]*)\"");
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String url) {
        URI address = URI.create(url);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
        String sent = jar(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    /** Ports of one host share their cookies in a browser. Here each has its own, so no product sees those of Juncture. */
    private Map<String, String> jar(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), authority -> new TreeMap<>());
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";")[0].split("=", 2);
                jar(request.uri()).put(pair[0], pair[1]);
            });
            return answer;
        } catch (IOException broken) {
            throw new AssertionError(request.uri() + " does not answer", broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
