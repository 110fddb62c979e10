package dev.juncture.jira.adf.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Reads text in square brackets: links and images as commonmark does, and mentions. A mention is
 * {@code @[Name](accountid:id)}, or {@code [~accountid:id]} as in Jira's own markup.
 */
final class BracketReader implements LinkProcessor {
    static final char MENTION_MARKER = '@';

    private static final Pattern ACCOUNT = Pattern.compile("(?i)accountid:([A-Za-z0-9:._/=+-]{1,255})");
    private static final Pattern ACCOUNT_ALONE = Pattern.compile("~" + ACCOUNT.pattern(), Pattern.CASE_INSENSITIVE);

    /** A mention, whose children are the name. */
    static final class Mention extends CustomNode {
        private final String accountId;

        private Mention(String accountId) {
            this.accountId = accountId;
        }

        String accountId() {
            return accountId;
        }
    }

    /** A link whose target is elsewhere in the text. */
    static final class ReferenceLink extends Link {
        private final LinkReferenceDefinition definition;

        private ReferenceLink(LinkReferenceDefinition definition) {
            super(definition.getDestination(), definition.getTitle());
            this.definition = definition;
        }
    }

    /** An image whose address is elsewhere in the text. */
    static final class ReferenceImage extends Image {
        private final LinkReferenceDefinition definition;

        private ReferenceImage(LinkReferenceDefinition definition) {
            super(definition.getDestination(), definition.getTitle());
            this.definition = definition;
        }
    }

    /** Returns the definition that a link or an image refers to. */
    static Optional<LinkReferenceDefinition> definition(Node node) {
        if (node instanceof ReferenceLink link) {
            return Optional.of(link.definition);
        }
        return node instanceof ReferenceImage image ? Optional.of(image.definition) : Optional.empty();
    }

    /** Reports if the brackets around this text are a mention by themselves. */
    static boolean isMention(String inBrackets) {
        return ACCOUNT_ALONE.matcher(inBrackets).matches();
    }

    @Override
    public LinkResult process(LinkInfo brackets, Scanner scanner, InlineParserContext context) {
        String text = brackets.text(scanner);
        Matcher alone = ACCOUNT_ALONE.matcher(text);
        if (brackets.destination() == null && alone.matches()) {
            return withMarker(
                    LinkResult.replaceWith(new Mention(alone.group(1)), brackets.afterTextBracket()),
                    hasMarker(brackets, MENTION_MARKER));
        }
        LinkReferenceDefinition definition = brackets.destination() == null
                ? context.getDefinition(LinkReferenceDefinition.class, label(brackets, text))
                : null;
        String destination = definition == null ? brackets.destination() : definition.getDestination();
        if (destination == null) {
            return LinkResult.none();
        }
        boolean isImage = hasMarker(brackets, '!');
        Matcher account = ACCOUNT.matcher(destination);
        boolean isMention = hasMarker(brackets, MENTION_MARKER) && account.matches();
        Node node = isMention
                ? new Mention(account.group(1))
                : isImage ? image(brackets, definition) : link(brackets, definition);
        return withMarker(LinkResult.wrapTextIn(node, scanner.position()), isMention || isImage);
    }

    private static String label(LinkInfo brackets, String text) {
        String label = brackets.label();
        return label == null || label.isEmpty() ? text : label;
    }

    private static boolean hasMarker(LinkInfo brackets, char marker) {
        return brackets.marker() != null && brackets.marker().getLiteral().equals(String.valueOf(marker));
    }

    private static LinkResult withMarker(LinkResult result, boolean included) {
        return included ? result.includeMarker() : result;
    }

    private static Image image(LinkInfo brackets, @Nullable LinkReferenceDefinition definition) {
        return definition == null
                ? new Image(brackets.destination(), brackets.title())
                : new ReferenceImage(definition);
    }

    private static Link link(LinkInfo brackets, @Nullable LinkReferenceDefinition definition) {
        return definition == null ? new Link(brackets.destination(), brackets.title()) : new ReferenceLink(definition);
    }
}
