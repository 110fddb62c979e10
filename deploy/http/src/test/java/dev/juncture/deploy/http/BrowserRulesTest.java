package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the headers for browsers on each kind of answer, at a public https address. */
class BrowserRulesTest {
    private static final String PUBLIC = "https://connect.example.com";
    private static final String SOMEONE = "https://app.example.com";
    private static final String[] KEY = {"Authorization", "Bearer " + RunningJuncture.SECRET_KEY};

    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = start(Map.of("JUNCTURE_FRONTEND_URL", PUBLIC));
        browser = new Browser(juncture);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("/", 200),
                arguments("/connect/some-token", 200),
                arguments("/favicon.svg", 200),
                arguments("/api/frontend/config", 200),
                arguments("/api/frontend/nothing", 404),
                arguments("/api/frontend/oauth/authorization-callback/jira?state=x", 302),
                arguments("/api/frontend/oauth/authorization-callback/%ff", 302),
                arguments("/api/backend/connections", 401),
                arguments("/health", 200),
                arguments("/nothing.html", 404),
                // Tomcat itself refuses this request.
                arguments("/%ff", 400));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void tellsBrowsersTheRulesWithEveryAnswer(String path, int status) {
        Browser.Answer answer = browser.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "script-src *", "script-src https:");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(answer.response().headers().map().values())
                .as("no header of these twice")
                .noneMatch(values -> values.size() > 1 && values.get(0).equals(values.get(1)));
    }

    @Test
    void servesPagesThatItsPolicyAllows() {
        String page = browser.get("/").response().body();

        assertThat(Pattern.compile("<script(?![^>]*\\ssrc=\"/)").matcher(page).find())
                .as("an inline or a foreign script")
                .isFalse();
        assertThat(page).doesNotContain("<style", " style=", " onload=", " onclick=");
    }

    @ParameterizedTest
    @ValueSource(strings = {SOMEONE, "null", "http://connect.example.com", "https://connect.example.com.evil.example"})
    void letsNoOtherOriginThanThePagesOwnReadAnswers(String origin) {
        for (String path : new String[] {"/api/frontend/config", "/api/frontend/nothing"}) {
            Browser.Answer foreign = browser.get(path, "Origin", origin);
            Browser.Answer own = browser.get(path, "Origin", PUBLIC);

            assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(foreign.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(PUBLIC);
            assertThat(own.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        }
    }

    @Test
    void sendsPeopleToNamedOriginsOnly() {
        String session =
                "{\"external_id\":\"a\",\"provider\":\"jira\",\"display_name\":\"Acme\",\"redirect_uri\":\"%s\"}";

        assertThat(browser.post("/api/backend/connect-sessions", session.formatted(PUBLIC + "/done"), KEY)
                        .status())
                .isEqualTo(201);
        for (String target :
                new String[] {SOMEONE, PUBLIC + ".evil.example", "https://connect.example.com@evil.example"}) {
            Browser.Answer refused = browser.post("/api/backend/connect-sessions", session.formatted(target), KEY);
            assertThat(refused.code()).as(target).isEqualTo("invalid_request");
        }
    }

    @Test
    void letsNamedOriginsFrameThePagesAndNothingElse() {
        try (RunningJuncture framed = start(Map.of("JUNCTURE_FRAME_ANCESTORS", SOMEONE + ", https://b.example.com"))) {
            Browser inFrames = new Browser(framed);

            Browser.Answer page = inFrames.get("/");
            assertThat(page.header("Content-Security-Policy"))
                    .endsWith("; frame-ancestors " + SOMEONE + " https://b.example.com");
            assertThat(page.header("X-Frame-Options")).isEmpty();
            assertThat(page.header("Strict-Transport-Security"))
                    .as("its address is http")
                    .isEmpty();
            Browser.Answer data = inFrames.get("/api/frontend/config");
            assertThat(data.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(data.header("X-Frame-Options")).isEqualTo("DENY");
        }
    }

    private static RunningJuncture start(Map<String, String> settings) {
        return RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl(), settings);
    }
}
