package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.operation.Origin;
import java.net.URI;
import java.util.Optional;

/** Opens pages on which a user renews a consent. The package in which connects start implements it. */
@FunctionalInterface
public interface FixUrls {
    /**
     * Opens a new page for the connection that a refusal is about.
     *
     * @return empty when the refusal names no connection, or when no page can be opened at the moment
     */
    Optional<URI> open(ApiException refusal, Origin origin);
}
