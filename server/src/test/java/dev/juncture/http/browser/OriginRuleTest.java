package dev.juncture.http.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class OriginRuleTest {
    private final OriginRule rule =
            new OriginRule(new FrontendAddress("https://connect.example.com", "https://app.example.com"));

    private final HttpHeaders headers = new HttpHeaders();

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://connect.example.com"})
    void allowsConfiguredOriginsAndTheFrontendItself(String origin) {
        headers.setOrigin(origin);
        headers.set("Sec-Fetch-Site", "cross-site");
        assertThatCode(() -> rule.check(headers)).doesNotThrowAnyException();
    }

    /** A browser sends origins in lower case and without the default port. The setting may have another form. */
    @ParameterizedTest
    @CsvSource({
        "https://Connect.Example.com:443, https://connect.example.com",
        "http://LOCALHOST:80/, http://localhost",
        "http://localhost:8000, http://localhost:8000",
        "https://connect.example.com:80, https://connect.example.com:80",
        "https://connect.example.com/juncture, https://connect.example.com"
    })
    void allowsTheFrontendAsABrowserNamesIt(String frontend, String origin) {
        headers.setOrigin(origin);
        OriginRule own = new OriginRule(new FrontendAddress(frontend, "https://app.example.com"));
        assertThatCode(() -> own.check(headers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "null",
                "",
                "*",
                "http://app.example.com",
                "https://app.example.com.evil.example.com",
                "https://evil.example.com/https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com:8443",
                "https://app.example.com https://evil.example.com",
                "https://APP.example.com"
            })
    void refusesEveryOtherOrigin(String origin) {
        headers.set(HttpHeaders.ORIGIN, origin);
        // The browser would send this to a page of ours; it does not outweigh the origin.
        headers.set("Sec-Fetch-Site", "same-origin");
        assertThatThrownBy(() -> rule.check(headers))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(OriginRule.FORBIDDEN_ORIGIN))
                .hasMessageContaining("CORS_ALLOWED_ORIGINS");
    }

    @Test
    void refusesAForeignOriginBesideAnAllowedOne() {
        headers.add(HttpHeaders.ORIGIN, "https://app.example.com");
        headers.add(HttpHeaders.ORIGIN, "https://evil.example.com");
        assertThatThrownBy(() -> rule.check(headers)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "Cross-Site"})
    void refusesARequestOfAForeignSiteWithoutAnOrigin(String site) {
        headers.set("Sec-Fetch-Site", site);
        assertThatThrownBy(() -> rule.check(headers)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "same-site", "none"})
    void allowsARequestWithoutAnOriginThatNoForeignSiteSent(String site) {
        headers.set("Sec-Fetch-Site", site);
        assertThatCode(() -> rule.check(headers)).doesNotThrowAnyException();
    }

    @Test
    void allowsAProgramThatIsNoBrowser() {
        assertThatCode(() -> rule.check(headers)).doesNotThrowAnyException();
    }
}
