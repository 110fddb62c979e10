package dev.juncture.jira.adf.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes plain text that Markdown would read as markup. Text that cannot be mistaken stays as it is:
 * {@code snake_case}, {@code C:\path}, {@code [BUG]}, {@code #12}.
 */
final class Escaping {
    private static final Pattern ENTITY = Pattern.compile("&(?=[#\\p{Alnum}][\\p{Alnum}]*;)");
    private static final Pattern LINE_START =
            Pattern.compile("[>=]|[+-](?![\\p{L}\\p{N}])|#{1,6}(?=\\s|$)|\\d{1,9}(?=[.)](\\s|$))");
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Plain brackets close within this distance. Others are escaped. */
    private static final int MAX_BRACKETS = 100;

    /**
     * Where a text stands.
     *
     * @param isInCell true if the writer escapes each pipe of the cell, those in code and in targets too
     */
    record Context(boolean startsLine, boolean isInLink, boolean isInCell) {}

    private Escaping() {}

    /** @param specials the characters to escape wherever they stand */
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

    static String escape(String text, Context context) {
        StringBuilder escaped = new StringBuilder();
        int start = 0;
        Matcher marker = LINE_START.matcher(text);
        if (context.startsLine() && marker.lookingAt()) {
            boolean isNumber = Character.isDigit(text.charAt(0));
            escaped.append(isNumber ? marker.group() + "\\" : "\\" + marker.group());
            start = marker.end();
        }
        for (int i = start; i < text.length(); i++) {
            if (isSpecial(text, i, context)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escapeEntities(escaped.toString());
    }

    private static boolean isSpecial(String text, int i, Context context) {
        boolean isAtEdge = i == 0 || i == text.length() - 1;
        char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
        return switch (text.charAt(i)) {
            case '*', '`' -> true;
            case '|' -> !context.isInCell();
            case '_' -> !isInsideWord(text, i);
            case '~' -> isAtEdge || next == '~' || text.charAt(i - 1) == '~';
            // The last character may become an entity, which starts with punctuation.
            case '\\' -> i + 2 >= text.length() || PUNCTUATION.indexOf(next) >= 0;
            case '<' -> !Character.isWhitespace(next);
            case '[' -> context.isInLink() || !isPlainBracket(text, i);
            case ']' -> context.isInLink();
            default -> false;
        };
    }

    /** The first and the last letter do not count, because {@link MarkdownBuilder} may turn them into entities. */
    private static boolean isInsideWord(String text, int i) {
        return i > 1
                && i < text.length() - 2
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    /** Reports if a bracket opens a pair around words that cannot be a link, a definition, a mention or a task's box. */
    private static boolean isPlainBracket(String text, int open) {
        for (int i = open + 1; i < text.length() && i < open + MAX_BRACKETS; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                String inside = text.substring(open + 1, i);
                return "([:".indexOf(next) < 0
                        && !inside.isBlank()
                        && !inside.startsWith("~")
                        && !inside.equalsIgnoreCase("x");
            }
            if (c == '[' || c == '^') {
                return false;
            }
        }
        return false;
    }
}
