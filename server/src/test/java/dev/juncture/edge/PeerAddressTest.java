package dev.juncture.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class PeerAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                       | 203.0.113.7",
                "evil, 198.51.100.1, 203.0.113.7   | 203.0.113.7",
                "198.51.100.1,203.0.113.7:51234    | 203.0.113.7",
                "[2001:db8::1]:51234               | 2001:db8::1",
                "2001:db8::1                       | 2001:db8::1",
                "''                                | ''"
            })
    void isTheLastAddressWithoutItsPort(String forwarded, String peer) {
        assertThat(PeerAddress.lastForwarded(headers(forwarded))).isEqualTo(peer);
    }

    @Test
    void isTheLastAddressOfTheLastHeader() {
        assertThat(PeerAddress.lastForwarded(headers("evil", "198.51.100.1, 203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void isEmptyWithoutTheHeader() {
        assertThat(PeerAddress.lastForwarded(new HttpHeaders())).isEmpty();
    }

    private static HttpHeaders headers(String... values) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll("X-Forwarded-For", List.of(values));
        return headers;
    }
}
