package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDecodingTest {
    @Test
    void decodesEachSegmentOnce() {
        assertThat(UrlDecoding.segments("/a%2Fb/%C3%A9/%2525")).containsExactly("a/b", "é", "%25");
    }

    @Test
    void keepsAPlusInAPath() {
        assertThat(UrlDecoding.segments("/a+b")).containsExactly("a+b");
    }

    @Test
    void acceptsOneSlashAtTheEnd() {
        assertThat(UrlDecoding.segments("/a/b/")).containsExactly("a", "b");
        assertThat(UrlDecoding.segments("/a/b//")).containsExactly("a", "b", "");
    }

    @Test
    void keepsEmptyAndDotSegmentsAsTheyAre() {
        assertThat(UrlDecoding.segments("//a/../%2e%2E/")).containsExactly("", "a", "..", "..");
        assertThat(UrlDecoding.segments("/")).containsExactly("");
        assertThat(UrlDecoding.segments("")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%4", "/%zz", "/%ff", "/%C3", "/%C0%AF", "/%ED%A0%80", "/\u20ac", "/\u00e9"})
    void refusesAPathThatIsNotPercentEncodedUtf8(String path) {
        assertThatThrownBy(() -> UrlDecoding.segments(path))
                .isInstanceOf(ApiException.class)
                .hasMessage("The path is not percent-encoded UTF-8.");
    }

    @Test
    void readsParametersWithPlusAsASpace() {
        assertThat(UrlDecoding.parameters("a=1+2&b=%2B%26%3D&c=x=y&d&e="))
                .containsEntry("a", "1 2")
                .containsEntry("b", "+&=")
                .containsEntry("c", "x=y")
                .containsEntry("d", "")
                .containsEntry("e", "")
                .hasSize(5);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "&&"})
    void readsNoParametersFromAnEmptyQuery(@Nullable String query) {
        assertThat(UrlDecoding.parameters(query)).isEmpty();
    }

    @Test
    void readsAnEmptyNameSoThatItCanBeRefused() {
        assertThat(UrlDecoding.parameters("=x")).containsEntry("", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&a=1", "a=1&%61=2", "a&a"})
    void refusesARepeatedParameter(String query) {
        assertThatThrownBy(() -> UrlDecoding.parameters(query))
                .isInstanceOf(ApiException.class)
                .hasMessage("The field a is given more than once.");
    }

    @Test
    void doesNotQuoteAnUnsafeName() {
        assertThatThrownBy(() -> UrlDecoding.parameters("%3Cb%3E=1&%3Cb%3E=2"))
                .hasMessage("The field in the query is given more than once.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "%ff=1", "a=\u20ac"})
    void refusesAQueryThatIsNotPercentEncodedUtf8(String query) {
        assertThatThrownBy(() -> UrlDecoding.parameters(query)).hasMessage("The query is not percent-encoded UTF-8.");
    }
}
