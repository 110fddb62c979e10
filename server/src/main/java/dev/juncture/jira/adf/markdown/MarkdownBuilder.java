package dev.juncture.jira.adf.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.text.Characters;

/**
 * Joins the parts of a block's text. A delimiter opens or closes only beside certain characters (CommonMark calls this
 * "left-flanking" and "right-flanking"). Where a letter outside prevents that, the letter is written as an entity.
 */
final class MarkdownBuilder {
    private enum Kind {
        TEXT,
        LITERAL,
        BREAK,
        OPEN,
        CLOSE
    }

    private record Part(Kind kind, String markdown, boolean isInLink) {
        boolean isText() {
            return kind == Kind.TEXT;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final boolean isCell;

    /** @param isCell true for the text of a table's cell, whose pipes are escaped afterwards */
    MarkdownBuilder(boolean isCell) {
        this.isCell = isCell;
    }

    /**
     * Adds plain text, which is escaped later. Texts without a delimiter between them read back as one run, so they
     * become one part: only the whole run shows what to escape.
     */
    void text(String text, boolean isInLink) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).isText()) {
            parts.set(last, new Part(Kind.TEXT, parts.get(last).markdown() + text, isInLink));
        } else {
            parts.add(new Part(Kind.TEXT, text, isInLink));
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

    String build() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            written.add(parts.get(i).isText() ? escaped(i) : parts.get(i).markdown());
        }
        // An entity counts as punctuation for the delimiter on its other side. That delimiter may now need an entity
        // too, so the passes in both directions repeat until nothing changes.
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < parts.size(); i++) {
                changed |= freeDelimiter(i, written);
            }
            for (int i = parts.size() - 1; i >= 0; i--) {
                changed |= freeDelimiter(i, written);
            }
        }
        return String.join("", written);
    }

    private String escaped(int i) {
        Part part = parts.get(i);
        boolean startsLine = i == 0 || parts.get(i - 1).kind() == Kind.BREAK;
        String text = Escaping.escape(part.markdown(), new Escaping.Context(startsLine, part.isInLink(), isCell));
        // An exclamation mark before a link would make the link an image.
        boolean isBeforeLink =
                i + 1 < parts.size() && parts.get(i + 1).markdown().startsWith("[");
        return isBeforeLink && text.endsWith("!") ? text.substring(0, text.length() - 1) + "\\!" : text;
    }

    /** Replaces the letter outside a delimiter if it prevents the delimiter. Returns whether the text changed. */
    private boolean freeDelimiter(int i, List<String> written) {
        boolean opens = parts.get(i).kind() == Kind.OPEN;
        int outer = opens ? i - 1 : i + 1;
        if (!opens && parts.get(i).kind() != Kind.CLOSE
                || outer < 0
                || outer == parts.size()
                || !parts.get(outer).isText()) {
            return false;
        }
        String text = written.get(outer);
        String inner = written.get(opens ? i + 1 : i - 1);
        String freed = opens
                ? withoutLastLetter(text, written.get(i), inner.codePointAt(0))
                : withoutFirstLetter(text, written.get(i), inner.codePointBefore(inner.length()));
        written.set(outer, freed);
        return !freed.equals(text);
    }

    private static String withoutLastLetter(String text, String delimiter, int inside) {
        int outside = text.codePointBefore(text.length());
        return prevents(outside, delimiter, inside)
                ? text.substring(0, text.length() - Character.charCount(outside)) + entity(outside)
                : text;
    }

    private static String withoutFirstLetter(String text, String delimiter, int inside) {
        int outside = text.codePointAt(0);
        return prevents(outside, delimiter, inside)
                ? entity(outside) + text.substring(Character.charCount(outside))
                : text;
    }

    private static boolean prevents(int outside, String delimiter, int inside) {
        boolean isLetter = !Characters.isPunctuationCodePoint(outside) && !Characters.isWhitespaceCodePoint(outside);
        return isLetter && (delimiter.equals("_") || Characters.isPunctuationCodePoint(inside));
    }

    private static String entity(int codePoint) {
        return "&#" + codePoint + ";";
    }
}
