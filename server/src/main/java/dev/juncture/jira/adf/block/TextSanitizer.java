package dev.juncture.jira.adf.block;

import java.util.regex.Pattern;

/** Text that survives JSON, UTF-8 and a Markdown parser. */
public final class TextSanitizer {
    private static final Pattern UNPAIRED = Pattern.compile("[\\x{D800}-\\x{DFFF}\\x00]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private TextSanitizer() {}

    /** Half a character, and the one that a parser may not pass on, are the replacement character. */
    public static String sanitize(String text) {
        return UNPAIRED.matcher(text).replaceAll("\uFFFD");
    }

    static String sanitizeLine(String text) {
        return CONTROL.matcher(sanitize(text)).replaceAll(" ");
    }

    static String sanitizeLines(String text) {
        return LINE_END.matcher(sanitize(text)).replaceAll("\n");
    }
}
