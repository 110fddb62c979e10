package dev.juncture.limit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Internet addresses from text. No name is ever looked up. */
final class Addresses {
    private Addresses() {}

    /** An IPv4 address that is written as an IPv6 one is the IPv4 one. */
    static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a proxy wrote down of whom it heard: an address, perhaps in quotes, perhaps with a port. */
    static Optional<InetAddress> ofHop(String text) {
        String bare = text.strip();
        if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.startsWith("[")) {
            return bare.matches("\\[[^\\]]*](:\\d{1,5})?")
                    ? parse(bare.substring(1, bare.indexOf(']')))
                    : Optional.empty();
        }
        return parse(bare.matches("[0-9.]+:\\d{1,5}") ? bare.substring(0, bare.indexOf(':')) : bare);
    }

    /** The client that an address stands for: of IPv6 the /64, all of which one subscriber has. */
    static String clientOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? address.getHostAddress() : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64";
    }
}
