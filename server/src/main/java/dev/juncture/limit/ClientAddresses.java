package dev.juncture.limit;

import dev.juncture.http.Request;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Finds the client that a request comes from. Anyone can write a header, so only the part that trusted proxies wrote counts:
 * from the right, as long as the addresses are those of trusted proxies. If a header cannot be read, the peer counts as the
 * client.
 */
@Component
final class ClientAddresses {
    private static final Logger log = LoggerFactory.getLogger(ClientAddresses.class);
    private static final String LIST = "X-Forwarded-For";
    private static final String STANDARD = "Forwarded";

    private final List<AddressBlock> proxies;
    private final AtomicBoolean untrustedProxyReported = new AtomicBoolean();

    ClientAddresses(LimitSettings settings) {
        this.proxies = settings.trustedProxies();
    }

    /** @param onThisMachine whether the peer runs on Juncture's own machine and is not a proxy */
    record Client(String name, boolean onThisMachine) {}

    Client of(Request request) {
        Optional<InetAddress> peer = Addresses.parse(request.remoteAddress());
        if (peer.isEmpty()) {
            return new Client("unknown", false);
        }
        if (!isTrusted(peer.get())) {
            reportUntrustedProxy(request.headers());
            return new Client(Addresses.clientOf(peer.get()), peer.get().isLoopbackAddress());
        }
        return new Client(Addresses.clientOf(forwarded(request.headers()).orElse(peer.get())), false);
    }

    private Optional<InetAddress> forwarded(HttpHeaders headers) {
        List<String> list = items(headers, LIST).toList();
        List<String> standard =
                items(headers, STANDARD).map(ClientAddresses::forOf).toList();
        if (list.isEmpty() || standard.isEmpty()) {
            return client(list.isEmpty() ? standard : list);
        }
        // A proxy writes one of the two headers, and may pass on the other as the client sent it.
        Optional<InetAddress> client = client(list);
        return client.equals(client(standard)) ? client : Optional.empty();
    }

    private Optional<InetAddress> client(List<String> hops) {
        Optional<InetAddress> hop = Optional.empty();
        for (int i = hops.size() - 1; i >= 0; i--) {
            hop = Addresses.ofHop(hops.get(i));
            if (hop.isEmpty() || !isTrusted(hop.get())) {
                return hop;
            }
        }
        return hop;
    }

    /** Reports whether an address is that of a proxy whose headers are trusted. */
    boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(block -> block.contains(address));
    }

    private void reportUntrustedProxy(HttpHeaders headers) {
        boolean forwarded = headers.containsHeader(LIST) || headers.containsHeader(STANDARD);
        if (forwarded && untrustedProxyReported.compareAndSet(false, true)) {
            log.warn("X-Forwarded-For from a proxy that is not in JUNCTURE_TRUSTED_PROXIES is ignored."
                    + " Add the proxy there, or all its clients share one limit");
        }
    }

    private static Stream<String> items(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream().flatMap(line -> Arrays.stream(line.split(",", -1)));
    }

    /** Returns the {@code for} value of one element of the Forwarded header (RFC 7239). */
    private static String forOf(String element) {
        return Arrays.stream(element.split(";"))
                .map(String::strip)
                .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                .map(pair -> pair.substring(4))
                .findFirst()
                .orElse("");
    }
}
