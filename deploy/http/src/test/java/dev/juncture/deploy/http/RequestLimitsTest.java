package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits by address, with and without a proxy in front of Juncture. */
class RequestLimitsTest {
    private static final String CONFIG = "/api/frontend/config";
    private static final String CLIENT = "X-Forwarded-For";

    @Test
    void limitsEachClientBehindATrustedProxy() {
        try (RunningJuncture juncture =
                start(Map.of("JUNCTURE_FRONTEND_LIMIT", "3", "JUNCTURE_TRUSTED_PROXIES", "127.0.0.1"))) {
            Browser browser = new Browser(juncture);
            for (int left = 2; left >= 0; left--) {
                Browser.Answer answer = browser.get(CONFIG, CLIENT, "192.0.2." + left + ", 203.0.113.7");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"frontend\";q=3;w=60");
                assertThat(answer.header("RateLimit")).startsWith("\"frontend\";r=" + left + ";t=");
            }

            Browser.Answer refused = browser.get(CONFIG, CLIENT, "203.0.113.7");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("rate_limited");
            assertThat(refused.header("Retry-After")).matches("[1-9]\\d?");
            assertThat(browser.get(CONFIG, CLIENT, "203.0.113.8").status()).isEqualTo(200);
            assertThat(browser.get("/", CLIENT, "203.0.113.7").status()).isEqualTo(200);
        }
    }

    /** There Spring Boot would make Tomcat trust the header of any private address. */
    @Test
    void trustsNoPrivateAddressOnAPlatformWithProxies() {
        try (RunningJuncture juncture =
                start(Map.of("JUNCTURE_FRONTEND_LIMIT", "1", "spring.main.cloud-platform", "kubernetes"))) {
            Browser browser = new Browser(juncture);
            for (int i = 0; i < 3; i++) {
                Browser.Answer answer = browser.get(CONFIG, CLIENT, "203.0.113.7");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit")).isEmpty();
            }
        }
    }

    private static RunningJuncture start(Map<String, String> settings) {
        return RunningJuncture.start(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl(), settings);
    }
}
