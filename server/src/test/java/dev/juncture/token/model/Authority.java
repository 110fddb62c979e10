package dev.juncture.token.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Atlassian and the refresh tokens of one consent, numbered in the order of their issue. The use of a token issues its
 * successor. A reuse counts as a repeated request whose answer was lost, for ten minutes and until a successor is used. Any
 * other reuse kills all tokens of the consent.
 *
 * @param parents the token that each token was issued for
 * @param replaced the number of ticks since the first use of each token, or {@link #NEVER}
 */
record Authority(boolean dead, List<Integer> parents, List<Integer> replaced) {
    /** Ten minutes, in ticks of two. */
    static final int LEEWAY = 5;

    private static final int NEVER = -1;

    static Authority consented() {
        return new Authority(false, List.of(NEVER), List.of(NEVER));
    }

    boolean accepts(int token) {
        int ago = replaced.get(token);
        return !dead && (ago == NEVER || (ago <= LEEWAY && usedChildren(token) == 0));
    }

    /** A request with a token that is not accepted kills all tokens of the consent. */
    Authority asked(int token) {
        if (!accepts(token)) {
            return new Authority(true, parents, replaced);
        }
        List<Integer> ages = new ArrayList<>(replaced);
        ages.set(token, Math.max(0, ages.get(token)));
        ages.add(NEVER);
        List<Integer> nextParents = new ArrayList<>(parents);
        nextParents.add(token);
        return new Authority(false, List.copyOf(nextParents), List.copyOf(ages));
    }

    int newest() {
        return parents.size() - 1;
    }

    /** Returns whether two successors of one token are used or stored: a discarded pair was used. */
    boolean forked(int stored) {
        int rival = replaced.get(stored) == NEVER ? parents.get(stored) : NEVER;
        return IntStream.range(0, parents.size()).anyMatch(token -> usedChildren(token) + (token == rival ? 1 : 0) > 1);
    }

    Authority tick() {
        return new Authority(
                dead,
                parents,
                replaced.stream()
                        .map(ago -> ago == NEVER ? NEVER : Math.min(ago + 1, LEEWAY + 1))
                        .toList());
    }

    private int usedChildren(int token) {
        int used = 0;
        for (int child = 0; child < parents.size(); child++) {
            if (parents.get(child) == token && replaced.get(child) != NEVER) {
                used++;
            }
        }
        return used;
    }
}
