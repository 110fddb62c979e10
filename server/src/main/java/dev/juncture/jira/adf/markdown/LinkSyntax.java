package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import java.util.regex.Pattern;

/** Writes the target of a link or of a mention. */
final class LinkSyntax {
    /** Repeats without going back, because going back needs a place on the stack for each repetition. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9]++(?:[._+-][A-Za-z0-9]++)*+@[A-Za-z0-9]++(?:[.-][A-Za-z0-9]++)*+");

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\\s\\p{Z}\\p{Cc}]*+");

    private LinkSyntax() {}

    /** Reports if {@code <text>} alone reads back as this link. */
    static boolean isAutolink(Mark.Link link, String text) {
        boolean isAddress = text.equals(link.href()) && ADDRESS.matcher(text).matches();
        boolean isMail =
                link.href().equals("mailto:" + text) && MAIL.matcher(text).matches();
        return link.title().isEmpty() && (isAddress || isMail);
    }

    /** Returns the text between the round brackets of a link. */
    static String target(Mark.Link link) {
        String href = escape(link.href(), "\\()<>");
        return link.title().isEmpty() ? href : href + " \"" + escape(link.title(), "\\\"") + '"';
    }

    /** Returns a mention, which {@link BracketReader} reads back. */
    static String mention(Inline.Mention mention, boolean isInCell) {
        String name = Escaping.escape(mention.shown(), new Escaping.Context(false, true, isInCell));
        return "@[" + name + "](accountid:" + mention.accountId() + ")";
    }

    private static String escape(String text, String specials) {
        return Escaping.escapeEntities(Escaping.escapeAll(text, specials));
    }
}
