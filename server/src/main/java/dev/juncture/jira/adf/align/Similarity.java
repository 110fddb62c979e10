package dev.juncture.jira.adf.align;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Pairs entries that have words in common, in their order. */
final class Similarity {
    static final int NONE = -1;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** The similarity of two entries of one kind without a common word: an edit can replace all words of an entry. */
    private static final double SAME_KIND = 0.05;

    private Similarity() {}

    /** An entry as its words, in the order of their numbers. */
    private record Words(int kind, int[] words) {
        static Words of(Entry entry) {
            int[] words = WORD.matcher(entry.key())
                    .results()
                    .map(MatchResult::group)
                    .mapToInt(String::hashCode)
                    .sorted()
                    .toArray();
            return new Words(entry.kind(), words);
        }

        /** Returns 0 for entries of different kinds, and up to 1 for entries of the same words. */
        double similarity(Words other) {
            if (kind != other.kind) {
                return 0;
            }
            int common = 0;
            int i = 0;
            int j = 0;
            while (i < words.length && j < other.words.length) {
                int order = Integer.compare(words[i], other.words[j]);
                common += order == 0 ? 1 : 0;
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return SAME_KIND + 2.0 * common / Math.max(1, words.length + other.words.length);
        }
    }

    /** Returns for each old entry the index of the new entry that it became, or {@link #NONE}. The indexes rise. */
    static int[] pairs(List<Entry> before, List<Entry> after, Effort effort) {
        Words[] olds = before.stream().map(Words::of).toArray(Words[]::new);
        Words[] news = after.stream().map(Words::of).toArray(Words[]::new);
        long steps = (long) olds.length * (size(news) + news.length) + (long) news.length * size(olds);
        return effort.take(steps) ? likest(olds, news) : inOrder(olds, news);
    }

    private static long size(Words[] entries) {
        return Arrays.stream(entries).mapToLong(entry -> entry.words().length).sum();
    }

    /** Finds the pairs whose similarities have the largest sum. */
    private static int[] likest(Words[] olds, Words[] news) {
        double[][] best = new double[olds.length + 1][news.length + 1];
        for (int i = olds.length - 1; i >= 0; i--) {
            for (int j = news.length - 1; j >= 0; j--) {
                double paired = olds[i].similarity(news[j]);
                best[i][j] = Math.max(
                        paired == 0 ? 0 : paired + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int[] pairs = new int[olds.length];
        Arrays.fill(pairs, NONE);
        int i = 0;
        int j = 0;
        while (i < olds.length && j < news.length) {
            if (best[i][j] == best[i][j + 1]) {
                j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                pairs[i++] = j++;
            }
        }
        return pairs;
    }

    /** Pairs each entry with the next one of its kind. */
    private static int[] inOrder(Words[] olds, Words[] news) {
        int[] pairs = new int[olds.length];
        int next = 0;
        for (int i = 0; i < olds.length; i++) {
            boolean isPaired = next < news.length && olds[i].kind() == news[next].kind();
            pairs[i] = isPaired ? next++ : NONE;
        }
        return pairs;
    }
}
