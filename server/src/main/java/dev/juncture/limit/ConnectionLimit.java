package dev.juncture.limit;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Limits the open connections of each peer. Trusted proxies are not limited, because one of them connects for many clients.
 * Programs on Juncture's own machine are not limited either.
 */
@Component
public final class ConnectionLimit {
    private static final Logger log = LoggerFactory.getLogger(ConnectionLimit.class);

    private final long most;
    private final ClientAddresses addresses;
    private final AtomicBoolean refusalReported = new AtomicBoolean();

    ConnectionLimit(LimitSettings settings, ClientAddresses addresses) {
        this.most = settings.connections();
        this.addresses = addresses;
    }

    /**
     * Reports whether a peer may open another connection.
     *
     * @param open the peers of all connections that are open, without the new one
     */
    public boolean allows(InetAddress peer, Stream<InetAddress> open) {
        if (most == LimitSettings.OFF || peer.isLoopbackAddress() || addresses.isTrusted(peer)) {
            return true;
        }
        boolean allowed = open.filter(other -> Addresses.isSameClient(peer, other))
                        .limit(most)
                        .count()
                < most;
        if (!allowed && refusalReported.compareAndSet(false, true)) {
            log.warn("An address has more connections than JUNCTURE_CONNECTION_LIMIT allows; new ones are closed."
                    + " If the address is a proxy, add it to JUNCTURE_TRUSTED_PROXIES");
        }
        return allowed;
    }
}
