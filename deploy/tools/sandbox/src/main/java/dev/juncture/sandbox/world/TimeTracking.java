package dev.juncture.sandbox.world;

/** Estimates and work done, in seconds. */
public record TimeTracking(long original, long remaining, long spent) {
    private static final long HOUR = 3_600;
    // A working day has eight hours and a week five days, as in Jira's default settings.
    private static final long DAY = 8 * HOUR;
    private static final long WEEK = 5 * DAY;

    /** Returns the time as people write it: {@code 1w 2d 3h 30m}. */
    public static String words(long seconds) {
        StringBuilder words = new StringBuilder();
        long left = append(words, seconds, WEEK, "w");
        left = append(words, left, DAY, "d");
        left = append(words, left, HOUR, "h");
        append(words, left, 60, "m");
        return words.isEmpty() ? "0m" : words.toString().trim();
    }

    /** Returns seconds; negative when the text is not a time. */
    public static long seconds(String words) {
        long seconds = 0;
        for (String part : words.trim().split("\\s+")) {
            if (!part.matches("\\d{1,6}[wdhm]")) {
                return -1;
            }
            long count = Long.parseLong(part.substring(0, part.length() - 1));
            seconds += count
                    * switch (part.charAt(part.length() - 1)) {
                        case 'w' -> WEEK;
                        case 'd' -> DAY;
                        case 'h' -> HOUR;
                        default -> 60;
                    };
        }
        return seconds;
    }

    private static long append(StringBuilder words, long seconds, long unit, String letter) {
        if (seconds >= unit) {
            words.append(seconds / unit).append(letter).append(' ');
        }
        return seconds % unit;
    }
}
