package dev.juncture.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", "user@example.com", "a/../b?c#d%00", "名前", "😀", "' or 1=1 --", "e\u0301"})
    void acceptsAnyText(String value) {
        assertThat(new ExternalId(value).value()).isEqualTo(value);
    }

    @Test
    void countsCodePoints() {
        assertThat(new ExternalId("😀".repeat(255)).value()).hasSize(510);
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId("😀".repeat(256)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExternalId("a".repeat(256)))
                .withMessage("must have 1 to 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesABlankText(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\u007f1", "a\u0085b", "a\r\nSet-Cookie: x"})
    void refusesControlCharacters(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExternalId(value))
                .withMessageContaining("control characters");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId("a\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId("\ude00a"));
    }
}
