package dev.juncture.connection.api;

import dev.juncture.connection.ConnectionId;
import java.util.Collection;
import java.util.Map;

/** Adds details of a provider, such as the site, to its connections in a list. */
public interface ConnectionDetails {
    /** Returns the details of those connections that belong to the provider, without any token. */
    Map<ConnectionId, Object> of(Collection<ConnectionId> ids);
}
