package dev.juncture.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:4711, 203.0.113.7",
        "' 203.0.113.7 ', 203.0.113.7",
        "'\"203.0.113.7:80\"', 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "'\"[2001:db8:1:2::9]:4711\"', 20010db800010002/64",
        "[2001:db8:1:2::9], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64"
    })
    void readsAddressesAsProxiesWriteThem(String hop, String client) {
        assertThat(Addresses.ofHop(hop).map(Addresses::clientOf)).contains(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.7:",
                "203.0.113.7:port",
                "203.0.113.7/8",
                "1",
                "0x7f.1",
                "[2001:db8::1",
                "[2001:db8::1]x",
                "[[2001:db8::1]]",
                "\"203.0.113.7",
                "2001:db8::1::2",
                "203.0.113.7 198.51.100.1"
            })
    void refusesOtherTextsAsAnAddress(String hop) {
        assertThat(Addresses.ofHop(hop)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.128/25, 10.0.0.128, true",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.7, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1, 2001:db8::1, true"
    })
    void comparesAnAddressWithABlock(String block, String address, boolean inside) throws Exception {
        assertThat(AddressBlock.parse(block).orElseThrow().contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "/8", "2001:db8::/129", "proxy", "*"})
    void refusesOtherTextsAsABlock(String text) {
        assertThat(AddressBlock.parse(text)).isEmpty();
    }
}
