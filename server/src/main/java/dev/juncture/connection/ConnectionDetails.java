package dev.juncture.connection;

import java.util.Collection;
import java.util.Map;

/** What a provider adds to its connections in a list. */
public interface ConnectionDetails {
    /** The details of those connections that are the provider's, without any token. */
    Map<ConnectionId, Object> of(Collection<ConnectionId> ids);
}
