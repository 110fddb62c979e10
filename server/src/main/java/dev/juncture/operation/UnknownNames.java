package dev.juncture.operation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names in an input that the operation does not have, each with the nearest name that it has. */
final class UnknownNames {
    /** More names are counted only. */
    private static final int MOST = 20;
    /** Only the start of a longer name is kept, and there is no suggestion for it. */
    private static final int LONGEST = 64;

    private final Map<String, Optional<String>> nearestByName = new LinkedHashMap<>();
    private int count;

    /**
     * Remembers a name.
     *
     * @param path of the object that has it, with a dot at the end; empty for the input itself
     * @param schema of that object
     */
    void add(String path, String name, InputSchema schema) {
        // The others cost nothing, however many there are.
        if (count++ < MOST) {
            nearestByName.put(path + shown(name), nearest(name, schema).map(path::concat));
        }
    }

    /** Returns the number of names that are not among the {@link #faults()}. */
    int more() {
        return Math.max(0, count - MOST);
    }

    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        nearestByName.forEach((name, nearest) -> faults.put(
                name,
                "is not a field of this operation"
                        + nearest.map("; the nearest is "::concat).orElse("")));
        return faults;
    }

    /** Returns a name for a sentence that lists several, with the nearest one if the name is unknown. */
    String label(String name) {
        return name
                + nearestByName
                        .getOrDefault(name, Optional.empty())
                        .map(" (nearest: %s)"::formatted)
                        .orElse("");
    }

    /** Replaces invisible characters and half surrogate pairs, because an answer cannot contain them. */
    private static String shown(String name) {
        String start = isLong(name) ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "\u2026" : name;
        return start.isBlank() ? '"' + start + '"' : start.replaceAll("\\p{C}", "?");
    }

    private static boolean isLong(String name) {
        return name.codePointCount(0, name.length()) > LONGEST;
    }

    private static Optional<String> nearest(String name, InputSchema schema) {
        return isLong(name)
                ? Optional.empty()
                : schema.names().min(Comparator.comparingInt(known -> distance(plain(name), plain(known))));
    }

    /** Counts edits. A part of a name is near to it, however long the rest is: {@code accountId} for example. */
    private static int distance(String one, String other) {
        int edits = LevenshteinDistance.getDefaultInstance().apply(one, other);
        boolean isPart = Math.min(one.length(), other.length()) > 2 && (one.contains(other) || other.contains(one));
        return isPart ? Math.min(edits, 2) : edits;
    }

    /** The names of answers in a provider's format have capitals where ours have underscores. */
    private static String plain(String name) {
        return name.replaceAll("[_. -]", "").toLowerCase(Locale.ROOT);
    }
}
