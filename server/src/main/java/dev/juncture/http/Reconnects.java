package dev.juncture.http;

import java.net.URI;
import java.util.Optional;

/** Makes the pages on which people renew their consent; implemented where connects start. */
@FunctionalInterface
public interface Reconnects {
    /** A new page for the connection that the present request is about; empty when none can be made just now. */
    Optional<URI> page();
}
