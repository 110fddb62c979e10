package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Mark;
import java.util.regex.Pattern;

/** Writes the target of a link. */
final class LinkSyntax {
    /** Repeats without going back, because going back needs a place on the stack for each repetition. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9]++(?:[._+-][A-Za-z0-9]++)*+@[A-Za-z0-9]++(?:[.-][A-Za-z0-9]++)*+");

    private static final Pattern ADDRESS = Pattern.compile("[^<>\\s\\p{Z}\\p{Cc}]+");

    private LinkSyntax() {}

    /** Reports if {@code <text>} alone reads back as this link. */
    static boolean isAutolink(Mark.Link link, String text) {
        boolean isAddress = text.equals(link.href()) && ADDRESS.matcher(text).matches();
        boolean isMail =
                link.href().equals("mailto:" + text) && MAIL.matcher(text).matches();
        return link.title().isEmpty() && (isAddress || isMail);
    }

    /** Returns what stands between the round brackets of a link. */
    static String target(Mark.Link link) {
        String href = escape(link.href(), "\\()<>");
        return link.title().isEmpty() ? href : href + " \"" + escape(link.title(), "\\\"") + '"';
    }

    private static String escape(String text, String specials) {
        return Escaping.escapeEntities(Escaping.escapeAll(text, specials));
    }
}
