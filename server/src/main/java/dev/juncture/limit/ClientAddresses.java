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
 * Whom a request comes from. Anybody can write a header, so only what a trusted proxy wrote is believed: from the right,
 * as far as the addresses are trusted proxies themselves. What cannot be read leaves the peer.
 */
@Component
final class ClientAddresses {
    private static final Logger log = LoggerFactory.getLogger(ClientAddresses.class);
    private static final String LIST = "X-Forwarded-For";
    private static final String STANDARD = "Forwarded";

    private final List<AddressBlock> proxies;
    private final AtomicBoolean strangerTold = new AtomicBoolean();

    ClientAddresses(LimitSettings settings) {
        this.proxies = settings.proxies();
    }

    /** @param onThisMachine whether the peer is a program beside Juncture and no proxy */
    record Client(String name, boolean onThisMachine) {}

    Client of(Request request) {
        Optional<InetAddress> peer = Addresses.parse(request.remoteAddress());
        if (peer.isEmpty()) {
            return new Client("unknown", false);
        }
        if (!isTrusted(peer.get())) {
            tellOfAStranger(request.headers());
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
        // A proxy writes one of the two and may pass on the other as it came, from the client itself.
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

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(block -> block.contains(address));
    }

    private void tellOfAStranger(HttpHeaders headers) {
        boolean forwarded = headers.containsHeader(LIST) || headers.containsHeader(STANDARD);
        if (forwarded && strangerTold.compareAndSet(false, true)) {
            log.warn("a request says that it was forwarded, by whom JUNCTURE_TRUSTED_PROXIES does not name:"
                    + " if that is a proxy of yours, name it, for until then all behind it count as one client");
        }
    }

    private static Stream<String> items(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream().flatMap(line -> Arrays.stream(line.split(",", -1)));
    }

    /** The {@code for} of one element of the standard's header. */
    private static String forOf(String element) {
        return Arrays.stream(element.split(";"))
                .map(String::strip)
                .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                .map(pair -> pair.substring(4))
                .findFirst()
                .orElse("");
    }
}
