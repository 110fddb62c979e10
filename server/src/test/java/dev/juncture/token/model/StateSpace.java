package dev.juncture.token.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every state that can be reached, found breadth first: the trace to a state is a shortest one. */
final class StateSpace<S> {
    private final List<S> states = new ArrayList<>();
    private final List<Integer> foundFrom = new ArrayList<>();
    private final List<int[]> moves = new ArrayList<>();

    static <S> StateSpace<S> of(S start, Function<S, List<S>> movesOf) {
        StateSpace<S> space = new StateSpace<>();
        Map<S, Integer> known = new HashMap<>();
        space.add(known, start, -1);
        for (int from = 0; from < space.states.size(); from++) {
            int here = from;
            space.moves.add(movesOf.apply(space.states.get(here)).stream()
                    .mapToInt(to -> space.add(known, to, here))
                    .toArray());
        }
        return space;
    }

    private int add(Map<S, Integer> known, S state, int from) {
        Integer found = known.putIfAbsent(state, states.size());
        if (found != null) {
            return found;
        }
        states.add(state);
        foundFrom.add(from);
        return states.size() - 1;
    }

    int size() {
        return states.size();
    }

    /** Returns the trace to a state that breaks the invariant. */
    Optional<List<S>> counterexample(Predicate<S> always) {
        for (int i = 0; i < states.size(); i++) {
            if (!always.test(states.get(i))) {
                return Optional.of(wayTo(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the trace to a state from which no sequence of these moves leads to {@code goal}. */
    Optional<List<S>> deadEnd(BiPredicate<S, S> move, Predicate<S> goal) {
        List<List<Integer>> backwards = backwards(move);
        BitSet reaches = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < states.size(); i++) {
            if (goal.test(states.get(i))) {
                reaches.set(i);
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int before : backwards.get(open.remove())) {
                if (!reaches.get(before)) {
                    reaches.set(before);
                    open.add(before);
                }
            }
        }
        int stuck = reaches.nextClearBit(0);
        return stuck < states.size() ? Optional.of(wayTo(stuck)) : Optional.empty();
    }

    private List<List<Integer>> backwards(BiPredicate<S, S> move) {
        List<List<Integer>> backwards = new ArrayList<>();
        states.forEach(state -> backwards.add(new ArrayList<>()));
        for (int from = 0; from < moves.size(); from++) {
            for (int to : moves.get(from)) {
                if (move.test(states.get(from), states.get(to))) {
                    backwards.get(to).add(from);
                }
            }
        }
        return backwards;
    }

    private List<S> wayTo(int index) {
        LinkedList<S> way = new LinkedList<>();
        for (int i = index; i >= 0; i = foundFrom.get(i)) {
            way.addFirst(states.get(i));
        }
        return way;
    }
}
