package dev.juncture.jira.adf.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Parses CommonMark with tables and strikethrough. */
final class CommonMarkParser {
    private static final Parser PARSER = parser(TablesExtension.create());
    private static final Parser WITHOUT_TABLES = parser();

    private CommonMarkParser() {}

    static Node parse(String markdown) {
        try {
            return PARSER.parse(markdown);
        } catch (IllegalArgumentException moreThanAMillionCells) {
            return WITHOUT_TABLES.parse(markdown);
        }
    }

    private static Parser parser(Extension... more) {
        List<Extension> extensions = new ArrayList<>(List.of(more));
        // A single tilde does not strike through, because issues often contain "~5 minutes".
        extensions.add(StrikethroughExtension.builder().requireTwoTildes(true).build());
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                // Both limits keep hostile input from exhausting the stack.
                .maxOpenBlockParsers(100)
                .maxInlineNesting(100)
                .build();
    }
}
