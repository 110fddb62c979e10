package dev.juncture.limit;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param prefix number of bits that all addresses of the block have in common
 */
record AddressBlock(InetAddress start, int prefix) {

    /**
     * Parses a block, or one address.
     *
     * @return empty when the text is neither
     */
    static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> start = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return start.map(address -> new AddressBlock(address, bits(address)));
        }
        String length = text.substring(slash + 1);
        return start.filter(address -> length.matches("\\d{1,3}") && Integer.parseInt(length) <= bits(address))
                .map(address -> new AddressBlock(address, Integer.parseInt(length)));
    }

    boolean contains(InetAddress address) {
        return bits(address) == bits(start) && beginning(address).equals(beginning(start));
    }

    private BigInteger beginning(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(bits(address) - prefix);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
