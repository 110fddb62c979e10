package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The connect pages, from the same origin as the API. */
class PagesTest {
    private static RunningJuncture juncture;
    private static Browser browser;

    @BeforeAll
    static void start() {
        juncture = RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        browser = new Browser(juncture);
    }

    @AfterAll
    static void stop() {
        juncture.close();
    }

    @Test
    void servesTheConnectPagesWithAPolicyAgainstForeignScriptsAndFrames() {
        for (String path : new String[] {"/", "/finalize-connection/jira/some-code", "/connection-error?code=x"}) {
            Browser.Answer page = browser.get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(page.response().body()).doesNotContain("<script>").doesNotContain(" style=");
        }
    }

    @Test
    void letsBrowsersCacheScriptsWithAHashInTheirName() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(browser.get("/").response().body());
        assertThat(script.find()).isTrue();

        Browser.Answer asset = browser.get(script.group(1));

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Content-Type")).contains("javascript");
        assertThat(asset.header("Cache-Control")).contains("immutable");
    }

    @Test
    void keepsTheDemoOutOfTheHttpRunner() {
        assertThat(browser.get("/demo.html").code()).isEqualTo("not_found");
        assertThat(browser.get("/demo/api/connection?external_id=a").code()).isEqualTo("not_found");
        assertThat(browser.get("/functions/getHealth").code()).isEqualTo("not_found");
    }

    @Test
    void givesThePagesTheirSettings() {
        Browser.Answer config = browser.get("/api/frontend/config");

        assertThat(config.json().at("/providers/0/name").asString()).isEqualTo("jira");
        assertThat(config.json().path("project_step").asBoolean()).isFalse();
    }
}
