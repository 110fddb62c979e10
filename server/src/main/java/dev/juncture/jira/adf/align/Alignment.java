package dev.juncture.jira.adf.align;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Divides a new sequence into the parts that an old one explains. A part stays, comes from a changed group, or is new. A group
 * is the entries that one old thing shows: an expand shows several blocks, an empty paragraph none.
 */
public final class Alignment {
    /** The value for an entry that is new and belongs to no group. */
    public static final int NONE = -1;

    /**
     * A part of the new sequence, from one index to before another.
     *
     * @param old the index of the group that it is or comes from; {@link #NONE} for new entries
     * @param isSame true if the group stays as it is
     */
    public record Step(int old, int from, int to, boolean isSame) {}

    private final List<List<Entry>> before;
    private final List<Entry> after;
    private final Effort effort;
    private final int[] places;
    private final BitSet used = new BitSet();
    private final List<Step> steps = new ArrayList<>();

    private Alignment(List<List<Entry>> before, List<Entry> after, Effort effort) {
        this.before = before;
        this.after = after;
        this.effort = effort;
        this.places = SequenceMatcher.places(before, after, i -> true, effort);
    }

    /** Returns the parts of the new sequence in their order. */
    public static List<Step> of(List<List<Entry>> before, List<Entry> after, Effort effort) {
        Alignment alignment = new Alignment(before, after, effort);
        List<Integer> kept =
                SequenceMatcher.inOrder(alignment.places, i -> before.get(i).size());
        int written = 0;
        for (int k = 0; k <= kept.size(); k++) {
            int next = k == kept.size() ? after.size() : alignment.places[kept.get(k)];
            alignment.addChanged(alignment.lostBeside(kept, k), written, next);
            if (k < kept.size()) {
                written = next + before.get(kept.get(k)).size();
                alignment.steps.add(new Step(kept.get(k), next, written, true));
            }
        }
        return alignment.steps;
    }

    /** Returns the groups without a place that stood beside the gap before the k-th group that stays. */
    private List<Integer> lostBeside(List<Integer> kept, int k) {
        TreeSet<Integer> lost = new TreeSet<>();
        if (k > 0 || kept.isEmpty()) {
            for (int i = kept.isEmpty() ? 0 : kept.get(k - 1) + 1; i < places.length && isLost(i); i++) {
                lost.add(i);
            }
        }
        if (k < kept.size()) {
            for (int i = kept.get(k) - 1; i >= 0 && isLost(i); i--) {
                lost.add(i);
            }
        }
        lost.removeIf(used::get);
        return List.copyOf(lost);
    }

    private boolean isLost(int group) {
        return places[group] == SequenceMatcher.GONE;
    }

    private void addChanged(List<Integer> lost, int from, int to) {
        if (from == to) {
            return;
        }
        List<Entry> entries = lost.stream().flatMap(i -> before.get(i).stream()).toList();
        int[] pairs = Similarity.pairs(entries, after.subList(from, to), effort);
        int at = from;
        int entry = 0;
        boolean followsChanged = false;
        for (int group : lost) {
            int[] became = IntStream.range(entry, entry += before.get(group).size())
                    .map(i -> pairs[i])
                    .filter(place -> place != Similarity.NONE)
                    .toArray();
            if (became.length > 0) {
                addNew(at, from + became[0]);
                at = from + became[became.length - 1] + 1;
                steps.add(new Step(group, from + became[0], at, false));
                used.set(group);
                followsChanged = true;
            } else if (before.get(group).isEmpty() && followsChanged) {
                steps.add(new Step(group, at, at, true));
                used.set(group);
            } else {
                followsChanged = false;
            }
        }
        addNew(at, to);
    }

    private void addNew(int from, int to) {
        if (from < to) {
            steps.add(new Step(NONE, from, to, false));
        }
    }
}
