package dev.juncture.jira.adf.block;

import java.util.regex.Pattern;

/** Makes any text safe for JSON, UTF-8 and a Markdown parser. */
public final class TextSanitizer {
    private static final Pattern UNPAIRED_OR_NULL = Pattern.compile("[\\x{D800}-\\x{DFFF}\\x00]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private TextSanitizer() {}

    /** Replaces unpaired surrogates, and the null character that a Markdown parser must not pass on, with U+FFFD. */
    public static String sanitize(String text) {
        return UNPAIRED_OR_NULL.matcher(text).replaceAll("\uFFFD");
    }

    /** Also replaces each control character, line ends included, with a space. */
    public static String sanitizeLine(String text) {
        return CONTROL.matcher(sanitize(text)).replaceAll(" ");
    }

    /** Also replaces each line end with {@code \n}. */
    static String sanitizeLines(String text) {
        return LINE_END.matcher(sanitize(text)).replaceAll("\n");
    }
}
