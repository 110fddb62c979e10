package dev.juncture.jira.adf.align;

/** What one edit may spend on comparisons that take quadratic time. */
public final class Effort {
    /** The number of steps that take about a tenth of a second. */
    private static final long ALL = 8_000_000;

    /** A table with this number of integers takes four megabytes. */
    private static final long MOST_AT_ONCE = 1_000_000;

    private long left = ALL;

    /** Takes steps if enough are left. */
    public boolean take(long steps) {
        if (steps > Math.min(left, MOST_AT_ONCE)) {
            return false;
        }
        left -= steps;
        return true;
    }
}
