package dev.juncture.limit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Parses IP addresses. Never looks up a host name. */
final class Addresses {
    private static final int IPV4_BYTES = 4;
    private static final int SUBSCRIBER_BYTES = 8;

    private Addresses() {}

    /**
     * Parses an address. An IPv4 address in IPv6 form becomes an IPv4 address.
     *
     * @return empty for any other text
     */
    static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Parses an entry of a forwarding header: an address, which may have quotes around it and a port after it. */
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

    /** Reports whether two addresses have the same {@link #clientOf name}. Makes no text: it is called often. */
    static boolean isSameClient(InetAddress one, InetAddress other) {
        byte[] first = one.getAddress();
        byte[] second = other.getAddress();
        int common = first.length == IPV4_BYTES ? IPV4_BYTES : SUBSCRIBER_BYTES;
        return first.length == second.length && Arrays.equals(first, 0, common, second, 0, common);
    }

    /** Returns the name of the client at an address: for IPv6 the /64 block, which one subscriber has as a whole. */
    static String clientOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? address.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBSCRIBER_BYTES)) + "/64";
    }
}
