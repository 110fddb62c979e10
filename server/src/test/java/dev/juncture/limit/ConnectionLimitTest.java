package dev.juncture.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
    private static final InetAddress PEER = address("203.0.113.7");

    @Test
    void allowsEachPeerItsOwnConnections() {
        ConnectionLimit limit = limit("2", "");
        List<InetAddress> open = List.of(PEER, address("203.0.113.8"), PEER);

        assertThat(limit.allows(PEER, open.stream().limit(2))).isTrue();
        assertThat(limit.allows(PEER, open.stream())).isFalse();
        assertThat(limit.allows(address("203.0.113.8"), open.stream())).isTrue();
    }

    @Test
    void countsAnIpv6PeerByItsSlash64Network() {
        ConnectionLimit limit = limit("1", "");
        InetAddress open = address("2001:db8:0:7::1");

        assertThat(limit.allows(address("2001:db8:0:7:ffff::2"), Stream.of(open)))
                .isFalse();
        assertThat(limit.allows(address("2001:db8:0:8::1"), Stream.of(open))).isTrue();
    }

    @Test
    void limitsNeitherTrustedProxiesNorThisMachine() {
        ConnectionLimit limit = limit("1", "10.0.0.0/8");

        for (InetAddress peer : List.of(address("10.1.2.3"), InetAddress.getLoopbackAddress())) {
            assertThat(limit.allows(peer, Collections.nCopies(100, peer).stream()))
                    .isTrue();
        }
    }

    @Test
    void limitsNobodyWhenItIsOff() {
        assertThat(limit("off", "").allows(PEER, Collections.nCopies(100_000, PEER).stream()))
                .isTrue();
    }

    private static ConnectionLimit limit(String connections, String proxies) {
        LimitSettings settings = new LimitSettings("off", "off", "off", connections, proxies);
        return new ConnectionLimit(settings, new ClientAddresses(settings));
    }

    private static InetAddress address(String text) {
        return Addresses.parse(text).orElseThrow();
    }
}
