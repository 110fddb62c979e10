package dev.juncture.jira.adf.align;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds where the groups of an old sequence stand in a new one. As many entries as possible are matched in their order, then
 * the groups that moved.
 */
public final class SequenceMatcher {
    /** The place of a group that is not in the new sequence. */
    public static final int GONE = -1;

    /** Sequences that are too long to compare are divided at entries that occur once, so often at most. */
    private static final int MAX_DIVISIONS = 10;

    private final int[][] before;
    private final int[] after;
    private final int[] places;
    private final Effort effort;

    private SequenceMatcher(int[][] before, int[] after, Effort effort) {
        this.before = before;
        this.after = after;
        this.effort = effort;
        this.places = new int[before.length];
        Arrays.fill(places, GONE);
    }

    /**
     * Returns for each group the index in the new sequence at which it starts, or {@link #GONE}. An empty group stays
     * beside a neighbour that stays.
     *
     * @param mayMove reports if a group may change its place among the others
     */
    public static <T> int[] places(List<List<T>> before, List<T> after, IntPredicate mayMove, Effort effort) {
        Map<T, Integer> numbers = new HashMap<>();
        int[][] groups = before.stream().map(group -> numbered(group, numbers)).toArray(int[][]::new);
        SequenceMatcher matcher = new SequenceMatcher(groups, numbered(after, numbers), effort);
        int[] visible = IntStream.range(0, groups.length)
                .filter(i -> groups[i].length > 0)
                .toArray();
        matcher.matchInOrder(visible, 0, matcher.after.length, MAX_DIVISIONS);
        matcher.findMoved(mayMove);
        matcher.placeEmpty();
        return matcher.places;
    }

    /**
     * Returns the indexes of the groups that have a place, in the order of the new sequence.
     *
     * @param size returns the number of entries of a group
     */
    public static List<Integer> inOrder(int[] places, IntUnaryOperator size) {
        return IntStream.range(0, places.length)
                .boxed()
                .filter(i -> places[i] != GONE)
                .sorted(Comparator.<Integer>comparingInt(i -> places[i]).thenComparingInt(size::applyAsInt))
                .toList();
    }

    private static <T> int[] numbered(List<T> entries, Map<T, Integer> numbers) {
        return entries.stream()
                .mapToInt(entry -> numbers.computeIfAbsent(entry, unseen -> numbers.size()))
                .toArray();
    }

    /** Matches equal groups at both ends first, which keeps the quadratic part small. */
    private void matchInOrder(int[] groups, int start, int end, int divisions) {
        int first = 0;
        int from = start;
        while (first < groups.length && isAt(groups[first], from, end)) {
            places[groups[first]] = from;
            from += before[groups[first++]].length;
        }
        int last = groups.length;
        int to = end;
        while (last > first
                && to - before[groups[last - 1]].length >= from
                && isAt(groups[last - 1], to - before[groups[last - 1]].length, to)) {
            to -= before[groups[--last]].length;
            places[groups[last]] = to;
        }
        int[] changed = Arrays.copyOfRange(groups, first, last);
        if (changed.length == 0 || from == to) {
            return;
        }
        if (effort.take((long) changed.length * (to - from))) {
            matchLongest(changed, from, to);
        } else if (divisions > 0) {
            divide(changed, from, to, divisions - 1);
        }
    }

    /** Matches the longest common subsequence, measured in entries. */
    private void matchLongest(int[] groups, int from, int to) {
        int[][] longest = new int[groups.length + 1][to - from + 1];
        for (int i = groups.length - 1; i >= 0; i--) {
            int size = before[groups[i]].length;
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
                j += before[groups[i]].length;
            }
        }
    }

    /** Matches groups that occur once on both sides, as far as they are in order, and then what is between them. */
    private void divide(int[] groups, int from, int to, int divisions) {
        Map<Integer, Integer> groupOf = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            groupOf.merge(before[groups[i]][0], i, (one, other) -> GONE);
        }
        Map<Integer, Integer> placeOf = new HashMap<>();
        for (int j = from; j < to; j++) {
            placeOf.merge(after[j], j, (one, other) -> GONE);
        }
        int[] anchors = IntStream.range(0, groups.length)
                .filter(i -> groupOf.get(before[groups[i]][0]) == i)
                .filter(i -> isAt(groups[i], placeOf.getOrDefault(before[groups[i]][0], GONE), to))
                .toArray();
        int[] longest = LongestRise.of(Arrays.stream(anchors)
                .map(i -> placeOf.get(before[groups[i]][0]))
                .toArray());
        int group = 0;
        int place = from;
        for (int rising : longest) {
            int anchor = anchors[rising];
            int at = placeOf.get(before[groups[anchor]][0]);
            if (at >= place) {
                matchInOrder(Arrays.copyOfRange(groups, group, anchor), place, at, divisions);
                places[groups[anchor]] = at;
                group = anchor + 1;
                place = at + before[groups[anchor]].length;
            }
        }
        if (group > 0) {
            matchInOrder(Arrays.copyOfRange(groups, group, groups.length), place, to, divisions);
        }
    }

    /** Looks for each group that has no place yet among the entries that no other group has taken. */
    private void findMoved(IntPredicate mayMove) {
        BitSet taken = new BitSet();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != GONE) {
                taken.set(places[i], places[i] + before[i].length);
            }
        }
        Map<Integer, Deque<Integer>> free = new HashMap<>();
        for (int j = taken.nextClearBit(0); j < after.length; j = taken.nextClearBit(j + 1)) {
            free.computeIfAbsent(after[j], unit -> new ArrayDeque<>()).add(j);
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] == GONE && before[i].length > 0 && mayMove.test(i)) {
                int place = untaken(free.getOrDefault(before[i][0], new ArrayDeque<>()), taken);
                if (isAt(i, place, after.length)
                        && taken.get(place, place + before[i].length).isEmpty()) {
                    places[i] = place;
                    taken.set(place, place + before[i].length);
                }
            }
        }
    }

    /** Removes the places that were taken since they were found. */
    private static int untaken(Deque<Integer> candidates, BitSet taken) {
        while (!candidates.isEmpty() && taken.get(candidates.element())) {
            candidates.remove();
        }
        return candidates.isEmpty() ? GONE : candidates.element();
    }

    private boolean isAt(int group, int place, int end) {
        int[] entries = before[group];
        return place >= 0
                && place + entries.length <= end
                && Arrays.equals(after, place, place + entries.length, entries, 0, entries.length);
    }

    private void placeEmpty() {
        for (int i = 1; i < places.length; i++) {
            if (before[i].length == 0 && places[i - 1] != GONE) {
                places[i] = places[i - 1] + before[i - 1].length;
            }
        }
        for (int i = places.length - 2; i >= 0; i--) {
            if (before[i].length == 0 && places[i] == GONE) {
                places[i] = places[i + 1];
            }
        }
    }
}
