package dev.juncture.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Packages or classes by name, which others each one uses, and an example of each use. */
final class DependencyGraph {
    private final SortedMap<String, SortedMap<String, String>> uses = new TreeMap<>();

    void add(String user, String used, String example) {
        uses.computeIfAbsent(user, name -> new TreeMap<>())
                .merge(used, example, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Returns the largest groups in which each member uses each other member, directly or through others. */
    List<SortedSet<String>> cycles() {
        Map<String, Set<String>> reached = new HashMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name)));
        List<SortedSet<String>> cycles = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String name : uses.keySet()) {
            SortedSet<String> cycle = new TreeSet<>(reached.get(name));
            cycle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
            if (seen.addAll(cycle)) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(usedBy(start));
        while (!next.isEmpty()) {
            String name = next.remove();
            if (reached.add(name)) {
                next.addAll(usedBy(name));
            }
        }
        return reached;
    }

    /** Returns an example of each direct use between the members. */
    List<String> examples(Set<String> members) {
        return members.stream()
                .flatMap(user -> uses.get(user).entrySet().stream())
                .filter(use -> members.contains(use.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns the longest path along uses. The graph must have no cycle. */
    List<String> longestChain() {
        return longestChain(uses.keySet(), new HashMap<>());
    }

    private List<String> longestChain(Collection<String> starts, Map<String, List<String>> known) {
        List<String> longest = List.of();
        for (String start : starts) {
            List<String> chain = known.get(start);
            if (chain == null) {
                chain = new ArrayList<>(List.of(start));
                chain.addAll(longestChain(usedBy(start), known));
                known.put(start, chain);
            }
            longest = chain.size() > longest.size() ? chain : longest;
        }
        return longest;
    }

    private Set<String> usedBy(String name) {
        return uses.getOrDefault(name, new TreeMap<>()).keySet();
    }
}
