package dev.juncture.deploy.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the answers that differ between two edges. */
final class Differences {
    private Differences() {}

    /** Returns the expected and the actual answer of each exchange that differs, by the name of the exchange. */
    static Map<String, String> between(List<Recorded> expected, List<Recorded> actual) {
        Map<String, String> differences = new LinkedHashMap<>();
        for (int at = 0; at < Math.min(expected.size(), actual.size()); at++) {
            if (!expected.get(at).equals(actual.get(at))) {
                differences.put(
                        expected.get(at).name(),
                        "%n  expected %s%n   but was %s".formatted(expected.get(at), actual.get(at)));
            }
        }
        return differences;
    }
}
