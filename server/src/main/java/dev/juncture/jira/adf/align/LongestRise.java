package dev.juncture.jira.adf.align;

/** Finds the longest rising part of a sequence, in time n log n. */
final class LongestRise {
    private LongestRise() {}

    /** Returns the indexes of the longest subsequence in which each value is larger than the one before. */
    static int[] of(int[] values) {
        int[] ends = new int[values.length];
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int at = place(values, ends, length, values[i]);
            previous[i] = at == 0 ? -1 : ends[at - 1];
            ends[at] = i;
            length = Math.max(length, at + 1);
        }
        int[] rise = new int[length];
        int i = length == 0 ? -1 : ends[length - 1];
        for (int at = length - 1; at >= 0; at--) {
            rise[at] = i;
            i = previous[i];
        }
        return rise;
    }

    /** Returns the length of the longest rise that the value can end, minus one. */
    private static int place(int[] values, int[] ends, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values[ends[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
