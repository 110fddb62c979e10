package dev.juncture.jira.adf.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.text.Characters;

/**
 * Markdown as it is put together. A delimiter only opens or closes beside certain characters (CommonMark,
 * "left-flanking" and "right-flanking"); where a letter is in the way, the letter becomes an entity.
 */
final class MarkdownBuilder {
    private enum Kind {
        TEXT,
        LITERAL,
        BREAK,
        OPEN,
        CLOSE
    }

    private record Part(Kind kind, String markdown, boolean inLink) {
        boolean isText() {
            return kind == Kind.TEXT;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** What follows without a delimiter between reads back as one run: only the whole tells what to escape. */
    void text(String text, boolean inLink) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).isText()) {
            parts.set(last, new Part(Kind.TEXT, parts.get(last).markdown() + text, inLink));
        } else {
            parts.add(new Part(Kind.TEXT, text, inLink));
        }
    }

    void literal(String markdown) {
        parts.add(new Part(Kind.LITERAL, markdown, false));
    }

    void lineBreak(String markdown) {
        parts.add(new Part(Kind.BREAK, markdown, false));
    }

    void open(String delimiter) {
        parts.add(new Part(Kind.OPEN, delimiter, false));
    }

    void close(String delimiter) {
        parts.add(new Part(Kind.CLOSE, delimiter, false));
    }

    @Override
    public String toString() {
        List<String> escaped = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            escaped.add(parts.get(i).isText() ? escaped(i) : parts.get(i).markdown());
        }
        // An entity is punctuation to the delimiter on its other side: forth, back, until nothing is in the way.
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < parts.size(); i++) {
                changed |= makeWay(i, escaped);
            }
            for (int i = parts.size() - 1; i >= 0; i--) {
                changed |= makeWay(i, escaped);
            }
        }
        return String.join("", escaped);
    }

    private boolean makeWay(int i, List<String> escaped) {
        boolean opens = parts.get(i).kind() == Kind.OPEN;
        int outer = opens ? i - 1 : i + 1;
        if (!opens && parts.get(i).kind() != Kind.CLOSE
                || outer < 0
                || outer == parts.size()
                || !parts.get(outer).isText()) {
            return false;
        }
        String text = escaped.get(outer);
        String inner = escaped.get(opens ? i + 1 : i - 1);
        String apart = opens ? closing(text, escaped.get(i), inner) : opening(text, escaped.get(i), inner);
        escaped.set(outer, apart);
        return !apart.equals(text);
    }

    private String escaped(int i) {
        boolean startsLine = i == 0 || parts.get(i - 1).kind() == Kind.BREAK;
        String text = Escaping.escape(
                parts.get(i).markdown(), startsLine, parts.get(i).inLink());
        // An exclamation mark before a link would make it an image.
        boolean isBeforeLink =
                i + 1 < parts.size() && parts.get(i + 1).markdown().startsWith("[");
        return isBeforeLink && text.endsWith("!") ? text.substring(0, text.length() - 1) + "\\!" : text;
    }

    private static String closing(String text, String delimiter, String inside) {
        int outside = text.codePointBefore(text.length());
        return isInTheWay(outside, delimiter, inside.codePointAt(0))
                ? text.substring(0, text.length() - Character.charCount(outside)) + entity(outside)
                : text;
    }

    private static String opening(String text, String delimiter, String inside) {
        int outside = text.codePointAt(0);
        return isInTheWay(outside, delimiter, inside.codePointBefore(inside.length()))
                ? entity(outside) + text.substring(Character.charCount(outside))
                : text;
    }

    private static boolean isInTheWay(int outside, String delimiter, int inside) {
        boolean isLetter = !Characters.isPunctuationCodePoint(outside) && !Characters.isWhitespaceCodePoint(outside);
        return isLetter && (delimiter.equals("_") || Characters.isPunctuationCodePoint(inside));
    }

    private static String entity(int codePoint) {
        return "&#" + codePoint + ";";
    }
}
