package dev.juncture.jira.adf.markdown;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses the backticks around code: a number of them that the code itself does not contain. */
final class Backticks {
    private static final Pattern RUN = Pattern.compile("`+");

    private Backticks() {}

    /** Returns a code span. */
    static String span(String code) {
        Set<Integer> taken = runs(code);
        int length = 1;
        while (taken.contains(length)) {
            length++;
        }
        String ticks = "`".repeat(length);
        // A parser removes one space from both sides of a span that is not only spaces.
        boolean needsPadding = code.startsWith("`")
                || code.endsWith("`")
                || code.startsWith(" ") && code.endsWith(" ") && code.chars().anyMatch(c -> c != ' ');
        return ticks + (needsPadding ? " " + code + " " : code) + ticks;
    }

    /** Returns the fence of a code block. A longer run of backticks within the block would end it. */
    static String fence(String code) {
        int longest = runs(code).stream().reduce(0, Math::max);
        return "`".repeat(Math.max(3, longest + 1));
    }

    private static Set<Integer> runs(String code) {
        return RUN.matcher(code).results().map(run -> run.end() - run.start()).collect(Collectors.toSet());
    }
}
