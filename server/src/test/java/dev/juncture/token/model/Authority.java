package dev.juncture.token.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Atlassian and the refresh tokens of one consent, numbered as they were handed out. A use rotates; a reuse is an
 * answer that got lost, for ten minutes and as long as no successor was used; any other reuse kills all of them.
 *
 * @param parents the token that each was handed out for
 * @param replaced how many ticks ago each was first used, or {@link #NEVER}
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

    /** Whoever asks with a token that is not accepted kills the family. */
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

    /** Two tokens in place of one, each used or stored: somebody went on with a pair that had been given up. */
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
