package dev.juncture.deploy.contract;

import java.util.ArrayList;
import java.util.List;

/** What one edge answers otherwise than another. */
final class Differences {
    private Differences() {}

    static List<String> between(List<Recorded> expected, List<Recorded> actual) {
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < Math.min(expected.size(), actual.size()); at++) {
            if (!expected.get(at).equals(actual.get(at))) {
                differences.add("%n  expected %s%n   but was %s".formatted(expected.get(at), actual.get(at)));
            }
        }
        return differences;
    }
}
