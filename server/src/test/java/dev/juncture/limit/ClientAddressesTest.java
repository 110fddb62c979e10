package dev.juncture.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.http.Request;
import dev.juncture.limit.ClientAddresses.Client;
import dev.juncture.testing.Logged;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class ClientAddressesTest {
    private static final String PROXIES = "10.0.0.0/8, 127.0.0.1";
    private final ClientAddresses addresses =
            new ClientAddresses(new LimitSettings("60", "off", "off", "off", PROXIES));

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 198.51.100.1", "Forwarded, for=198.51.100.1"})
    void ignoresHeadersOfAnUntrustedPeer(String header, String value) {
        assertThat(client("203.0.113.7", header, value)).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        // The client wrote the first part; the proxy added the last.
        "'1.1.1.1, 198.51.100.1', 198.51.100.1",
        "'rubbish, 198.51.100.1', 198.51.100.1",
        "'198.51.100.1, 10.1.1.1, 10.2.2.2', 198.51.100.1",
        "'1.1.1.1, 198.51.100.1:4711, 10.2.2.2', 198.51.100.1",
        "'10.3.3.3, 10.2.2.2', 10.3.3.3",
        "'2001:db8:1:2::9', 20010db800010002/64"
    })
    void findsTheLastAddressThatIsNotATrustedProxy(String value, String client) {
        assertThat(client("10.0.0.1", "X-Forwarded-For", value)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "for=198.51.100.1, 198.51.100.1",
        "'For=\"[2001:db8:1:2::9]:4711\";proto=https;by=10.0.0.1', 20010db800010002/64",
        "'for=1.1.1.1, proto=http; for=198.51.100.1, for=10.2.2.2', 198.51.100.1",
        // A quote that the client leaves open does not hide the part that the proxy adds.
        "'for=\"1.1.1.1, for=198.51.100.1', 198.51.100.1"
    })
    void readsTheForwardedHeader(String value, String client) {
        assertThat(client("10.0.0.1", "Forwarded", value)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, ''",
        "X-Forwarded-For, rubbish",
        "X-Forwarded-For, '198.51.100.1, '",
        "X-Forwarded-For, '198.51.100.1, unknown, 10.2.2.2'",
        "Forwarded, for=unknown",
        "Forwarded, for=_hidden",
        "Forwarded, proto=https",
        "Forwarded, for="
    })
    void countsThePeerWhenAHeaderCannotBeRead(String header, String value) {
        assertThat(client("10.0.0.1", header, value)).isEqualTo("10.0.0.1");
    }

    @Test
    void countsThePeerWhenTheHeadersDisagree() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Forwarded-For", "198.51.100.1");
        headers.set("Forwarded", "for=198.51.100.2");
        assertThat(client("10.0.0.1", headers).name()).isEqualTo("10.0.0.1");

        headers.set("Forwarded", "for=198.51.100.1");
        assertThat(client("10.0.0.1", headers).name()).isEqualTo("198.51.100.1");
    }

    @Test
    void readsAHeaderOfSeveralLines() {
        HttpHeaders headers = new HttpHeaders();
        headers.add("X-Forwarded-For", "1.1.1.1, 198.51.100.1");
        headers.add("X-Forwarded-For", "10.2.2.2");
        assertThat(client("10.0.0.1", headers).name()).isEqualTo("198.51.100.1");
    }

    @Test
    void distinguishesALocalProgramFromALocalProxy() {
        ClientAddresses unnamed = new ClientAddresses(new LimitSettings("60", "off", "off", "off", ""));
        assertThat(unnamed.of(request("127.0.0.1", new HttpHeaders())).onThisMachine())
                .isTrue();
        assertThat(unnamed.of(request("0:0:0:0:0:0:0:1", new HttpHeaders())).onThisMachine())
                .isTrue();
        assertThat(unnamed.of(request("10.0.0.1", new HttpHeaders())).onThisMachine())
                .isFalse();

        assertThat(client("127.0.0.1", new HttpHeaders()).onThisMachine()).isFalse();
        HttpHeaders pretending = new HttpHeaders();
        pretending.set("X-Forwarded-For", "127.0.0.2");
        assertThat(client("127.0.0.1", pretending).onThisMachine()).isFalse();
    }

    @Test
    void countsPeersWithoutAnAddressTogether() {
        assertThat(client("", new HttpHeaders())).isEqualTo(new Client("unknown", false));
    }

    @Test
    void logsAnUntrustedProxyOnce() {
        try (Logged log = Logged.by(ClientAddresses.class.getName())) {
            for (int i = 0; i < 3; i++) {
                client("203.0.113.7", "X-Forwarded-For", "198.51.100.1");
            }
            assertThat(log.text().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("JUNCTURE_TRUSTED_PROXIES")
                            .doesNotContain("198.51"));
        }
    }

    private String client(String peer, String header, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(header, value);
        return client(peer, headers).name();
    }

    private Client client(String peer, HttpHeaders headers) {
        return addresses.of(request(peer, headers));
    }

    private static Request request(String peer, HttpHeaders headers) {
        return new Request("GET", "/", null, headers, new ByteArrayInputStream(new byte[0]), peer);
    }
}
