package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.TextEdit;
import dev.juncture.jira.adf.node.AdfNodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The people that a document mentions. An edit may write them without their accounts, as {@code @Name}: they are the same
 * people, as long as each name belongs to one of them, and the document does not have the name as plain text too.
 */
final class People {
    /** The highest number of people, because each at sign of a text is compared with each name. */
    private static final int MOST = 100;

    /** Long names first, because one name can be the beginning of another. */
    private final List<Inline.Mention> known;

    private People(List<Inline.Mention> known) {
        this.known = known;
    }

    static People mentionedIn(List<JsonNode> nodes) {
        Map<String, Inline.Mention> byName = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        nodes.stream()
                .flatMap(node -> node.findParents("type").stream())
                .filter(node -> "mention".equals(AdfNodes.type(node)))
                .flatMap(node -> Inline.Mention.of(AdfNodes.attr(node, "id"), AdfNodes.attr(node, "text")).stream())
                .forEach(mention -> {
                    Inline.Mention other = byName.putIfAbsent(mention.shown(), mention);
                    if (other != null && !other.accountId().equals(mention.accountId())) {
                        ambiguous.add(mention.shown());
                    }
                });
        String plain = nodes.stream()
                .flatMap(node -> node.findParents("text").stream())
                .filter(node -> "text".equals(AdfNodes.type(node)))
                .map(node -> node.path("text").asString(""))
                .collect(Collectors.joining("\n"));
        return new People(byName.values().stream()
                .filter(mention -> !ambiguous.contains(mention.shown()))
                .sorted(Comparator.<Inline.Mention>comparingInt(
                                mention -> -mention.shown().length())
                        .thenComparing(Inline.Mention::shown))
                .limit(MOST)
                .filter(mention -> !plain.contains("@" + mention.shown()))
                .toList());
    }

    /** Returns the blocks with mentions for plain names. */
    List<Block> recognized(List<Block> blocks) {
        return known.isEmpty() ? blocks : TextEdit.apply(blocks, this::recognizedIn);
    }

    List<Inline> recognizedIn(List<Inline> text) {
        if (known.isEmpty()) {
            return text;
        }
        List<Inline> parts = new ArrayList<>();
        text.forEach(inline -> {
            if (inline instanceof Inline.Text run && !run.isCode() && !run.isLinked()) {
                addParts(run, parts);
            } else {
                parts.add(inline);
            }
        });
        return parts;
    }

    private void addParts(Inline.Text run, List<Inline> parts) {
        String text = run.text();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
            Optional<Inline.Mention> mention =
                    at > 0 && isInWord(text.codePointBefore(at)) ? Optional.empty() : at(text, at);
            if (mention.isPresent()) {
                addText(run, done, at, parts);
                parts.add(mention.get());
                done = at + 1 + mention.get().shown().length();
            }
            at = Math.max(done, at + 1);
        }
        addText(run, done, text.length(), parts);
    }

    private Optional<Inline.Mention> at(String text, int at) {
        return known.stream()
                .filter(mention -> text.startsWith(mention.shown(), at + 1))
                .filter(mention -> {
                    int end = at + 1 + mention.shown().length();
                    return end == text.length() || !isInWord(text.codePointAt(end));
                })
                .findFirst();
    }

    private static boolean isInWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint);
    }

    private static void addText(Inline.Text run, int from, int to, List<Inline> parts) {
        if (from < to) {
            parts.add(new Inline.Text(run.text().substring(from, to), run.marks()));
        }
    }
}
