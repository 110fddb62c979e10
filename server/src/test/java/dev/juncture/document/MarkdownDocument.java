package dev.juncture.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A document in Markdown.
 *
 * @param path from the repository's folder, with slashes
 */
record MarkdownDocument(String path, String text, Node root) {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final Pattern HTML_ID = Pattern.compile("(?:id|name)=\"([^\"]+)\"");
    private static final Pattern SHELL = Pattern.compile("|sh|bash|console");

    /** A piece of the document. */
    record Piece(int line, String value) {}

    static MarkdownDocument of(String path, String text) {
        return new MarkdownDocument(path, text, PARSER.parse(text));
    }

    /** Returns the path of the folder; empty for the repository's own folder. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** Returns the targets of links and images. */
    List<Piece> targets() {
        List<Piece> targets = new ArrayList<>();
        targets.addAll(pieces(Link.class, Link::getDestination));
        targets.addAll(pieces(Image.class, Image::getDestination));
        return targets;
    }

    /** Returns texts in backticks inside a line. */
    List<Piece> codeSpans() {
        return pieces(Code.class, Code::getLiteral);
    }

    /** Returns the blocks that may hold commands. */
    List<Piece> shellBlocks() {
        return pieces(
                FencedCodeBlock.class, block -> SHELL.matcher(block.getInfo()).matches() ? block.getLiteral() : null);
    }

    /** Returns the names by which a link can reach a place of the document, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        for (Piece heading : pieces(Heading.class, MarkdownDocument::words)) {
            String anchor = heading.value()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int copy = 1; !anchors.add(unique); copy++) {
                unique = anchor + "-" + copy;
            }
        }
        for (Class<? extends Node> html : List.of(HtmlInline.class, HtmlBlock.class)) {
            pieces(
                            html,
                            node -> node instanceof HtmlBlock block
                                    ? block.getLiteral()
                                    : ((HtmlInline) node).getLiteral())
                    .forEach(piece -> HTML_ID.matcher(piece.value())
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(anchors::add));
        }
        return anchors;
    }

    private static String words(Node heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    /** Returns the values of all nodes of a type, in order; a null value counts as none. */
    private <N extends Node> List<Piece> pieces(Class<N> type, Function<N, @Nullable String> value) {
        List<Piece> pieces = new ArrayList<>();
        collect(root, type, value, 1, pieces);
        return pieces;
    }

    private static <N extends Node> void collect(
            Node node, Class<N> type, Function<N, @Nullable String> value, int parentLine, List<Piece> pieces) {
        int line = node.getSourceSpans().isEmpty()
                ? parentLine
                : node.getSourceSpans().get(0).getLineIndex() + 1;
        if (type.isInstance(node)) {
            String found = value.apply(type.cast(node));
            if (found != null) {
                pieces.add(new Piece(line, found));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, type, value, line, pieces);
        }
    }
}
