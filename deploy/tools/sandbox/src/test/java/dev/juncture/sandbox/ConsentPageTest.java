package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.REDIRECT_URI;
import static dev.juncture.sandbox.TestClient.json;
import static dev.juncture.sandbox.TestClient.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Params;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPageTest extends SandboxTest {
    private static final Pattern TRANSACTION = Pattern.compile("name=\"transaction\" value=\"([^\"]+)\"");

    @Test
    void asksWhoIsSigningInBeforeItAsksForConsent() throws Exception {
        HttpResponse<String> page = client.get("/authorize?" + query(parameters()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("not Atlassian")
                .contains("name=\"person\" value=\"ada\"")
                .contains("name=\"person\" value=\"grace\"")
                .contains("name=\"person\" value=\"linus\"");
    }

    @Test
    void listsTheSitesOfThePersonAndDescribesTheScopes() throws Exception {
        String page = consentPage("linus");

        assertThat(page)
                .contains("value=\"" + HARBOR_PINE + "\"")
                .contains("value=\"" + MERIDIAN + "\"")
                .contains("Confluence only")
                .contains("value=\"all\"")
                .contains("See projects, issues, comments and attachments in Jira")
                .doesNotContain("Tidewater");
    }

    @Test
    void sendsTheAcceptedCodeAndTheStateBack() throws Exception {
        HttpResponse<String> answer = decide("ada", Map.of("site", HARBOR_PINE, "decision", "allow"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).startsWith(REDIRECT_URI + "?");
        Params back = Params.parse(URI.create(location(answer)).getRawQuery());
        assertThat(back.first("state")).contains("a state & more");
        assertThat(json(client.redeem(back.first("code").orElseThrow()))
                        .path("token_type")
                        .asString())
                .isEqualTo("Bearer");
    }

    @Test
    void sendsAccessDeniedBackWhenThePersonDeclines() throws Exception {
        HttpResponse<String> answer = decide("grace", Map.of("decision", "deny"));

        assertThat(answer.statusCode()).isEqualTo(302);
        Params back = Params.parse(URI.create(location(answer)).getRawQuery());
        assertThat(back.first("error")).contains("access_denied");
        assertThat(back.first("error_description")).isPresent();
        assertThat(back.first("state")).contains("a state & more");
        assertThat(control.grants()).isEmpty();
    }

    @Test
    void refusesToAcceptUntilASiteIsChosen() throws Exception {
        HttpResponse<String> answer = decide("grace", Map.of("decision", "allow"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose a site first.");
        assertThat(control.grants()).isEmpty();
    }

    @Test
    void refusesASiteThatThePersonCannotEnter() throws Exception {
        HttpResponse<String> answer = decide("ada", Map.of("site", MERIDIAN, "decision", "allow"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(control.grants()).isEmpty();
    }

    @Test
    void acceptsOneDecisionForEachPage() throws Exception {
        String transaction = transaction(consentPage("ada"));
        Map<String, String> form =
                Map.of("transaction", transaction, "person", "ada", "site", HARBOR_PINE, "decision", "allow");

        assertThat(client.postForm("/authorize", form).statusCode()).isEqualTo(302);
        assertThat(client.postForm("/authorize", form).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesADecisionThatDoesNotComeFromItsOwnPage() throws Exception {
        Map<String, String> form = new HashMap<>(parameters());
        form.putAll(Map.of("person", "ada", "site", HARBOR_PINE, "decision", "allow"));

        assertThat(client.postForm("/authorize", form).statusCode()).isEqualTo(400);
        form.put("transaction", "guessed");
        assertThat(client.postForm("/authorize", form).statusCode()).isEqualTo(400);
        assertThat(control.grants()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost:8000/api/frontend/oauth/authorization-callback/jira/",
        "redirect_uri, http://localhost:8000/api/frontend/oauth/authorization-callback/jira?x=1",
        "redirect_uri, HTTP://localhost:8000/api/frontend/oauth/authorization-callback/jira",
        "redirect_uri, https://evil.example/",
        "client_id, somebody-else",
        "response_type, token",
        "audience, api.other.example",
        "scope, no:such:scope"
    })
    void neverRedirectsARequestThatIsWrong(String name, String value) throws Exception {
        Map<String, String> parameters = new HashMap<>(parameters());
        parameters.put(name, value);

        HttpResponse<String> answer = client.get("/authorize?" + query(parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "response_type", "state", "scope"})
    void saysWhichParameterIsMissing(String name) throws Exception {
        Map<String, String> parameters = new HashMap<>(parameters());
        parameters.remove(name);

        HttpResponse<String> answer = client.get("/authorize?" + query(parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The parameter " + name + " is missing.");
    }

    @Test
    void refusesAParameterThatIsGivenTwice() throws Exception {
        String twice = query(parameters()) + "&redirect_uri=https%3A%2F%2Fevil.example";

        assertThat(client.get("/authorize?" + twice).statusCode()).isEqualTo(400);
    }

    @Test
    void escapesParametersOfTheAppAndRunsNoInlineScript() throws Exception {
        Map<String, String> parameters = new HashMap<>(parameters());
        parameters.put("scope", "read:jira-work <script>alert(1)</script>");
        parameters.put("state", "\"><script>alert(1)</script>");
        parameters.put("person", "grace");

        HttpResponse<String> page = client.get("/authorize?" + query(parameters));

        assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe-inline");
    }

    private HttpResponse<String> decide(String person, Map<String, String> decision) throws Exception {
        Map<String, String> form = new HashMap<>(decision);
        form.put("person", person);
        form.put("transaction", transaction(consentPage(person)));
        return client.postForm("/authorize", form);
    }

    private String consentPage(String person) throws Exception {
        Map<String, String> parameters = new HashMap<>(parameters());
        parameters.put("person", person);
        return client.get("/authorize?" + query(parameters)).body();
    }

    private static String transaction(String page) {
        Matcher matcher = TRANSACTION.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> parameters() {
        return Map.of(
                "audience", "api.atlassian.com",
                "client_id", SandboxOptions.defaults().clientId(),
                "scope", TestClient.SCOPE,
                "redirect_uri", REDIRECT_URI,
                "state", "a state & more",
                "response_type", "code",
                "prompt", "consent");
    }
}
