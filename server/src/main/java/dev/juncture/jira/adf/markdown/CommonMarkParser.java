package dev.juncture.jira.adf.markdown;

import dev.juncture.jira.adf.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Parses CommonMark with tables, strikethrough and mentions. A text whose tables would be too large is parsed without tables.
 */
final class CommonMarkParser {
    /** The row below a table's header, which may stand in quotes and lists. */
    private static final Pattern DASHES = Pattern.compile("[-:|\\s>*+\\d.)]++");

    private static final Parser PARSER = parser(TablesExtension.create());
    private static final Parser WITHOUT_TABLES = parser();

    private CommonMarkParser() {}

    static Node parse(String markdown) {
        return (cells(markdown) > Block.Table.MAX_CELLS ? WITHOUT_TABLES : PARSER).parse(markdown);
    }

    /**
     * Returns at least the number of cells that the text's tables would have. A table ends at the next blank line at the latest,
     * and each of its rows has as many cells as the row of dashes.
     */
    private static long cells(String markdown) {
        long cells = 0;
        long columns = 0;
        for (String line : markdown.lines().toList()) {
            if (line.isBlank()) {
                columns = 0;
            } else if (line.contains("|") && DASHES.matcher(line).matches()) {
                columns += 1 + line.chars().filter(c -> c == '|').count();
            }
            cells += columns;
        }
        return cells;
    }

    private static Parser parser(Extension... more) {
        List<Extension> extensions = new ArrayList<>(List.of(more));
        // A single tilde does not strike through, because issues often contain "~5 minutes".
        extensions.add(StrikethroughExtension.builder().requireTwoTildes(true).build());
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .linkMarker(BracketReader.MENTION_MARKER)
                .linkProcessor(new BracketReader())
                // Both limits keep hostile input from exhausting the stack.
                .maxOpenBlockParsers(100)
                .maxInlineNesting(100)
                .build();
    }
}
