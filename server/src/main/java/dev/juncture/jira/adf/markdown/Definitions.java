package dev.juncture.jira.adf.markdown;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds definitions of links ({@code [label]: target}) that nothing in the text refers to. A person who writes
 * {@code [Severity]: high} does not mean a link.
 */
final class Definitions {
    private static final Pattern LABEL = Pattern.compile("(?s)\\s*\\[((?:[^\\\\\\]]|\\\\.)*+)]");

    private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final String markdown;

    /** @param markdown the source of the document, because a definition's node does not have all of its characters */
    Definitions(Node document, String markdown) {
        this.markdown = markdown;
        for (Node node = document; node != null; node = next(node, document)) {
            BracketReader.definition(node).ifPresent(used::add);
        }
    }

    /**
     * Returns a definition as Markdown that is a paragraph.
     *
     * @return empty if a link or an image refers to the definition
     */
    Optional<String> asParagraph(LinkReferenceDefinition definition) {
        if (used.contains(definition)) {
            return Optional.empty();
        }
        String line = definition.getSourceSpans().stream()
                .map(span -> markdown.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()))
                .collect(Collectors.joining(" "));
        Matcher label = LABEL.matcher(line);
        if (!label.lookingAt()) {
            return Optional.of(line);
        }
        // A mention stays one: only the colon behind it is escaped.
        return Optional.of(
                BracketReader.isMention(label.group(1))
                        ? line.substring(0, label.end()) + "\\" + line.substring(label.end())
                        : "\\" + line.strip());
    }

    /** Does not recurse, because marks and blocks can nest as deep as the parser allows. */
    static @Nullable Node next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != root && up.getNext() == null) {
            up = up.getParent();
        }
        return up == root ? null : up.getNext();
    }
}
