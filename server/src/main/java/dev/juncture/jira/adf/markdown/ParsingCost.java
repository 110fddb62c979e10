package dev.juncture.jira.adf.markdown;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import org.commonmark.text.Characters;

/**
 * Estimates the steps that a parser takes for the brackets and delimiters of a text. They grow with the square of a block's
 * length: for each closing bracket the parser copies the text since the opening one, and for each closing delimiter it looks
 * through those before it.
 */
final class ParsingCost {
    /** The number of steps that take about a tenth of a second. */
    private static final long MAX_STEPS = 8_000_000;

    private final String markdown;
    private final int[] openBrackets;
    private int brackets;
    private int delimiters;
    private long steps;

    private ParsingCost(String markdown) {
        this.markdown = markdown;
        this.openBrackets = new int[markdown.length()];
    }

    /** @throws ApiException {@code invalid_request} if the text would take too many steps */
    static void check(String markdown) {
        ParsingCost cost = new ParsingCost(markdown);
        for (int i = 0; i < markdown.length(); i++) {
            i = cost.read(i);
        }
        if (cost.steps > MAX_STEPS) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The Markdown has too many brackets or emphasis signs in one block: simplify or divide it.");
        }
    }

    /** Reads one character or one run of delimiters, and returns the place of its last character. */
    private int read(int at) {
        switch (markdown.charAt(at)) {
            case '[' -> openBrackets[brackets++] = at;
            case ']' -> steps += brackets == 0 ? 0 : at - openBrackets[--brackets];
            case '\n' -> endBlock(at);
            case '*', '_', '~' -> {
                return delimiter(at);
            }
            default -> {}
        }
        return at;
    }

    /** No block's text goes on behind a blank line. */
    private void endBlock(int lineEnd) {
        int next = lineEnd + 1;
        while (next < markdown.length() && " \t\r".indexOf(markdown.charAt(next)) >= 0) {
            next++;
        }
        if (next < markdown.length() && markdown.charAt(next) == '\n') {
            brackets = 0;
            delimiters = 0;
        }
    }

    private int delimiter(int first) {
        int end = first + 1;
        while (end < markdown.length() && markdown.charAt(end) == markdown.charAt(first)) {
            end++;
        }
        int before = first == 0 ? ' ' : markdown.codePointBefore(first);
        int after = end == markdown.length() ? ' ' : markdown.codePointAt(end);
        boolean isRightFlanking = isFlanking(after, before);
        boolean canClose = markdown.charAt(first) == '_'
                ? isRightFlanking && (!isFlanking(before, after) || Characters.isPunctuationCodePoint(after))
                : isRightFlanking;
        if (canClose) {
            steps += delimiters;
        }
        delimiters++;
        return end - 1;
    }

    /** CommonMark's rule for a run of delimiters that stands beside a word, which is on its inner side. */
    private static boolean isFlanking(int outer, int inner) {
        return !Characters.isWhitespaceCodePoint(inner)
                && (!Characters.isPunctuationCodePoint(inner)
                        || Characters.isWhitespaceCodePoint(outer)
                        || Characters.isPunctuationCodePoint(outer));
    }
}
