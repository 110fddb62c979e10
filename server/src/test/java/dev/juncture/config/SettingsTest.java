package dev.juncture.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  \t"})
    void namesAMissingVariable(@Nullable String value) {
        assertThatThrownBy(() -> Settings.required("NAME", value, "x"))
                .isInstanceOf(SettingException.class)
                .hasMessage("NAME is missing; for example NAME=x");
    }

    @Test
    void removesSlashesAtTheEndOfAnAddress() {
        assertThat(Settings.address("NAME", " https://example.com/base// ", "x"))
                .isEqualTo(URI.create("https://example.com/base"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "ftp://example.com", "https://", "https:///path", "https://exa mple.com", "/x"})
    void refusesAValueThatIsNotAnAddress(String value) {
        assertThatThrownBy(() -> Settings.address("NAME", value, "https://example.com"))
                .isInstanceOf(SettingException.class)
                .hasMessage("NAME is not an http or https address; for example NAME=https://example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com?a=b", "https://example.com/#top"})
    void refusesAQueryOrAFragmentInAnAddress(String value) {
        assertThatThrownBy(() -> Settings.address("NAME", value, "https://example.com"))
                .hasMessage("NAME has a query or a fragment; for example NAME=https://example.com");
    }

    @Test
    void keepsTheAddressOfAPageUnchanged() {
        assertThat(Settings.page("NAME", "https://example.com/done/?tab=jira#top", "x"))
                .isEqualTo(URI.create("https://example.com/done/?tab=jira#top"));
    }

    @Test
    void splitsAListAtCommasAndWhiteSpace() {
        assertThat(Settings.list(" a, b\tc,,b ")).containsExactly("a", "b", "c");
        assertThat(Settings.list(null)).isEmpty();
    }
}
