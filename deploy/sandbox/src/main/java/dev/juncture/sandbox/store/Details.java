package dev.juncture.sandbox.store;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;

/** What hangs on issues and is not a field of theirs. */
public final class Details {
    private final Map<Long, SortedMap<String, JsonNode>> properties = new ConcurrentHashMap<>();

    /** The entity properties of an issue, by key. */
    public SortedMap<String, JsonNode> properties(long issue) {
        SortedMap<String, JsonNode> found = properties.get(issue);
        return found == null ? new TreeMap<>() : found;
    }

    /** False when it replaces one. */
    public boolean setProperty(long issue, String key, JsonNode value) {
        return properties
                        .computeIfAbsent(issue, unused -> new ConcurrentSkipListMap<>())
                        .put(key, value)
                == null;
    }

    /** False when there was none. */
    public boolean deleteProperty(long issue, String key) {
        SortedMap<String, JsonNode> found = properties.get(issue);
        return found != null && found.remove(key) != null;
    }

    void forget(long issue) {
        properties.remove(issue);
    }
}
