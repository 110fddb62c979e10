package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.Mark;
import dev.juncture.jira.adf.block.MarkTree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the text of one block as Markdown. Each mark has its own delimiter ({@code ~~}, {@code **}, {@code _}), to
 * keep two of them apart that stand side by side.
 */
final class InlineWriter {
    /** A number sign at the end of a heading, which a parser would remove as decoration. */
    private static final Pattern CLOSING = Pattern.compile("((?:^| )#*)#$");

    private final String lineBreak;
    private final boolean isCell;
    private final MarkdownBuilder builder;

    private InlineWriter(String lineBreak, boolean isCell) {
        this.lineBreak = lineBreak;
        this.isCell = isCell;
        this.builder = new MarkdownBuilder(isCell);
    }

    static String paragraph(List<Inline> text) {
        return new InlineWriter("\\\n", false).write(text);
    }

    static String heading(List<Inline> text) {
        return CLOSING.matcher(new InlineWriter(" ", false).write(text)).replaceFirst("$1\\\\#");
    }

    /** Escapes each pipe once, also in code and in targets: a table is divided into cells before anything else is read. */
    static String cell(List<Inline> text) {
        return new InlineWriter("<br>", true).write(text).replace("|", "\\|");
    }

    private String write(List<Inline> text) {
        write(MarkTree.of(text), false);
        return builder.build();
    }

    private void write(List<MarkTree.Part> parts, boolean isInLink) {
        for (MarkTree.Part part : parts) {
            if (part instanceof MarkTree.Marked marked && marked.mark() instanceof Mark.Link link) {
                write(link, marked.parts());
            } else if (part instanceof MarkTree.Marked marked) {
                builder.open(delimiter(marked.mark()));
                write(marked.parts(), isInLink);
                builder.close(delimiter(marked.mark()));
            } else if (part instanceof MarkTree.Leaf leaf) {
                write(leaf.inline(), isInLink);
            }
        }
    }

    private void write(Mark.Link link, List<MarkTree.Part> parts) {
        if (parts.size() == 1
                && parts.get(0) instanceof MarkTree.Leaf leaf
                && leaf.inline() instanceof Inline.Text text
                && !text.isCode()
                && LinkSyntax.isAutolink(link, text.text())) {
            builder.literal("<" + text.text() + ">");
        } else {
            builder.literal("[");
            write(parts, true);
            builder.literal("](" + LinkSyntax.target(link) + ")");
        }
    }

    private void write(Inline inline, boolean isInLink) {
        if (inline instanceof Inline.Mention mention) {
            builder.literal(LinkSyntax.mention(mention, isCell));
        } else if (!(inline instanceof Inline.Text text)) {
            builder.lineBreak(lineBreak);
        } else if (text.isCode()) {
            builder.literal(Backticks.span(text.text()));
        } else {
            builder.text(text.text(), isInLink);
        }
    }

    private static String delimiter(Mark mark) {
        return mark == Mark.Style.STRIKE ? "~~" : mark == Mark.Style.STRONG ? "**" : "_";
    }
}
