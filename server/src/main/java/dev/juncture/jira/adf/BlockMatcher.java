package dev.juncture.jira.adf;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds where the nodes of an old document stand in a new one. A node is a group of blocks, and a block is given as its
 * Markdown. As many blocks as possible are matched in their order, then the groups that moved.
 */
final class BlockMatcher {
    static final int GONE = -1;

    /**
     * The table of the longest common subsequence is quadratic. Above this limit, equal blocks are found without regard
     * to their order.
     */
    private static final long MAX_CELLS = 1_000_000;

    private final List<List<String>> before;
    private final List<String> after;
    private final int[] places;

    private BlockMatcher(List<List<String>> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.places = new int[before.size()];
        Arrays.fill(places, GONE);
    }

    /**
     * Returns for each group the index in the new sequence at which it starts, or {@link #GONE}. An empty group stays
     * beside a neighbour that stays.
     */
    static int[] places(List<List<String>> before, List<String> after) {
        BlockMatcher matcher = new BlockMatcher(before, after);
        matcher.matchInOrder();
        matcher.findMoved();
        matcher.placeEmpty();
        return matcher.places;
    }

    /** Matches equal groups at both ends first, which keeps the quadratic part small. */
    private void matchInOrder() {
        int[] visible = IntStream.range(0, before.size())
                .filter(i -> !before.get(i).isEmpty())
                .toArray();
        int first = 0;
        int from = 0;
        while (first < visible.length && isAt(visible[first], from, after.size())) {
            places[visible[first]] = from;
            from += before.get(visible[first++]).size();
        }
        int last = visible.length;
        int to = after.size();
        while (last > first
                && isAt(visible[last - 1], to - before.get(visible[last - 1]).size(), to)
                && to - before.get(visible[last - 1]).size() >= from) {
            to -= before.get(visible[--last]).size();
            places[visible[last]] = to;
        }
        int[] changed = Arrays.copyOfRange(visible, first, last);
        if ((long) changed.length * (to - from) <= MAX_CELLS) {
            matchLongest(changed, from, to);
        }
    }

    /** Matches the longest common subsequence, measured in blocks. */
    private void matchLongest(int[] groups, int from, int to) {
        int[][] longest = new int[groups.length + 1][to - from + 1];
        for (int i = groups.length - 1; i >= 0; i--) {
            int size = before.get(groups[i]).size();
            for (int j = to - from - 1; j >= 0; j--) {
                longest[i][j] = Math.max(longest[i + 1][j], longest[i][j + 1]);
                if (isAt(groups[i], from + j, to)) {
                    longest[i][j] = Math.max(longest[i][j], size + longest[i + 1][j + size]);
                }
            }
        }
        int j = 0;
        for (int i = 0; i < groups.length; i++) {
            while (j < to - from && longest[i][j] == longest[i][j + 1]) {
                j++;
            }
            if (longest[i][j] > longest[i + 1][j]) {
                places[groups[i]] = from + j;
                j += before.get(groups[i]).size();
            }
        }
    }

    /** Looks for each group that has no place yet among the blocks that no other group has taken. */
    private void findMoved() {
        BitSet taken = new BitSet();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != GONE) {
                taken.set(places[i], places[i] + before.get(i).size());
            }
        }
        Map<String, Deque<Integer>> free = new HashMap<>();
        for (int j = taken.nextClearBit(0); j < after.size(); j = taken.nextClearBit(j + 1)) {
            free.computeIfAbsent(after.get(j), unit -> new ArrayDeque<>()).add(j);
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] == GONE && !before.get(i).isEmpty()) {
                Integer place = free.getOrDefault(before.get(i).get(0), new ArrayDeque<>())
                        .peek();
                int size = before.get(i).size();
                if (place != null
                        && isAt(i, place, after.size())
                        && taken.get(place, place + size).isEmpty()) {
                    places[i] = place;
                    taken.set(place, place + size);
                    IntStream.range(place, place + size)
                            .forEach(j -> free.get(after.get(j)).removeFirstOccurrence(j));
                }
            }
        }
    }

    private boolean isAt(int group, int place, int end) {
        int size = before.get(group).size();
        return place >= 0
                && place + size <= end
                && after.subList(place, place + size).equals(before.get(group));
    }

    private void placeEmpty() {
        for (int i = 1; i < places.length; i++) {
            if (before.get(i).isEmpty() && places[i - 1] != GONE) {
                places[i] = places[i - 1] + before.get(i - 1).size();
            }
        }
        for (int i = places.length - 2; i >= 0; i--) {
            if (before.get(i).isEmpty() && places[i] == GONE) {
                places[i] = places[i + 1];
            }
        }
    }
}
