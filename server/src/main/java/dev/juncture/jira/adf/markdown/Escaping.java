package dev.juncture.jira.adf.markdown;

import java.util.regex.Pattern;

/**
 * Text that Markdown reads as itself. What cannot be mistaken stays as it is: {@code snake_case}, {@code C:\path},
 * {@code [BUG]}, {@code #12}.
 */
final class Escaping {
    private static final Pattern ENTITY = Pattern.compile("&(?=[#\\p{Alnum}][\\p{Alnum}]*;)");
    private static final Pattern LINE_START =
            Pattern.compile("[>=]|[+-](?![\\p{L}\\p{N}])|#{1,6}(?=\\s|$)|\\d{1,9}(?=[.)](\\s|$))");
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Farther than this nobody's brackets close. */
    private static final int BRACKETS = 100;

    private Escaping() {}

    static String escapeAll(String text, String specials) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (specials.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    static String escapeEntities(String text) {
        return ENTITY.matcher(text).replaceAll("\\\\&");
    }

    static String escape(String text, boolean startsLine, boolean inLink) {
        StringBuilder escaped = new StringBuilder();
        int start = 0;
        var marker = LINE_START.matcher(text);
        if (startsLine && marker.lookingAt()) {
            boolean isNumber = Character.isDigit(text.charAt(0));
            escaped.append(isNumber ? marker.group() + "\\" : "\\" + marker.group());
            start = marker.end();
        }
        for (int i = start; i < text.length(); i++) {
            if (isSpecial(text, i, inLink)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escapeEntities(escaped.toString());
    }

    private static boolean isSpecial(String text, int i, boolean inLink) {
        boolean atEdge = i == 0 || i == text.length() - 1;
        char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
        return switch (text.charAt(i)) {
            case '*', '`', '|' -> true;
            case '_' -> !isInsideWord(text, i);
            case '~' -> atEdge || next == '~' || text.charAt(i - 1) == '~';
            // The last letter may become an entity.
            case '\\' -> i + 2 >= text.length() || PUNCTUATION.indexOf(next) >= 0;
            case '<' -> !Character.isWhitespace(next);
            case '[' -> inLink || !isPlainBracket(text, i);
            case ']' -> inLink;
            default -> false;
        };
    }

    private static boolean isInsideWord(String text, int i) {
        return i > 1
                && i < text.length() - 2
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    /** Brackets around a word, which no link, definition or task could be. */
    private static boolean isPlainBracket(String text, int open) {
        for (int i = open + 1; i < text.length() && i < open + BRACKETS; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                String inside = text.substring(open + 1, i);
                return "([:".indexOf(next) < 0 && !inside.isBlank() && !inside.equalsIgnoreCase("x");
            }
            if (c == '[' || c == '^') {
                return false;
            }
        }
        return false;
    }
}
