package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class TextBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=utf-8",
                "application/problem+json",
                "text/plain",
                "text/csv; header=present",
                "application/xml",
                "application/atom+xml",
                "application/x-www-form-urlencoded",
            })
    void passesTextOnAsItWasSent(String type) throws IOException {
        for (String text : new String[] {"a", "{\"a\":\"Łódź \uD83D\uDE00\"}", "\u0000", "\uFFFD", "\r\n"}) {
            assertThat(arrived(text.getBytes(StandardCharsets.UTF_8), type).readAllBytes())
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void returnsAnEmptyBodyForNoBody() throws IOException {
        assertThat(arrived(new byte[0], "image/png").readAllBytes()).isEmpty();
        assertThat(TextBody.of(Optional.empty(), new HttpHeaders()).readAllBytes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=b",
                "application/octet-stream",
                "image/png",
                "application/pdf",
                "font/woff2",
                "application/vnd.ms-excel",
                "nonsense",
                ""
            })
    void refusesWhatIsNotText(String type) {
        assertThatThrownBy(() -> arrived(new byte[] {1, 2, 3}, type).readAllBytes())
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.code().status()).isEqualTo(415);
                    assertThat(refusal).hasMessageContaining("add-attachment");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "E4, application/json",
        "FF, text/plain",
        "C328, text/plain",
        "EFBBBF7B7D, application/json",
        "FEFF0041, text/xml"
    })
    void refusesTextInAnotherEncoding(String hex, String type) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> arrived(bytes, type).readAllBytes())
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code().status()).isEqualTo(400));
    }

    @Test
    void passesRandomBytesUnchangedOrRefusesThem() {
        Random random = new Random(7);
        for (int size = 1; size < 2000; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            for (String type : new String[] {null, "text/plain", "application/octet-stream", "image/png"}) {
                try {
                    assertThat(arrived(bytes, type).readAllBytes()).isEqualTo(bytes);
                } catch (ApiException refused) {
                    assertThat(refused.code().status()).isIn(400, 415);
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
    }

    @Test
    void reportsThatThereIsABody() throws IOException {
        InputStream body = arrived("xyz".getBytes(StandardCharsets.UTF_8), "image/png");
        assertThat(body.read()).isEqualTo('x');
        assertThatThrownBy(body::read).isInstanceOf(ApiException.class);
    }

    /** Returns a body as the host and its worker hand it over. */
    private static InputStream arrived(byte[] sent, @Nullable String type) {
        String text = new String(sent, StandardCharsets.UTF_8);
        // The host's reader drops a byte order mark.
        String read = text.startsWith("\uFEFF") ? text.substring(1) : text;
        HttpHeaders headers = new HttpHeaders();
        headers.setContentLength(sent.length);
        if (type != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        }
        return TextBody.of(Optional.of(read), headers);
    }
}
