package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.align.Effort;
import dev.juncture.jira.adf.align.SequenceMatcher;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.node.AdfInlineWriter;
import dev.juncture.jira.adf.node.AdfReader;
import dev.juncture.jira.adf.patch.TextTokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Applies an edit to the nodes of one text. Words and nodes that the edit did not touch stay as they are. A changed word inside
 * a text node stays in that node, with its colour.
 */
final class TextPatch {
    /** An edit that leaves less than a fifth of the words is another text, in which common words would keep stray colours. */
    private static final int FIFTH = 5;

    private final List<JsonNode> nodes;
    private final List<OldText.Group> groups;
    private final List<Token> news;
    private final int[] places;
    private final TextRuns runs;

    private TextPatch(List<JsonNode> nodes, List<OldText.Group> groups, List<Token> news, Effort effort) {
        this.nodes = nodes;
        this.groups = groups;
        this.news = news;
        this.places = SequenceMatcher.places(
                groups.stream().map(OldText.Group::tokens).toList(), news, this::mayMove, effort);
        this.runs = new TextRuns(nodes);
        dropLoneSigns();
    }

    /**
     * Returns the nodes of the new text.
     *
     * @param normalize makes the form that Markdown shows from what nodes show
     */
    static ArrayNode apply(List<JsonNode> nodes, List<Inline> text, UnaryOperator<List<Inline>> normalize, Edit edit) {
        UnaryOperator<List<Inline>> recognize = shown -> edit.people().recognizedIn(normalize.apply(shown));
        List<Inline> news = edit.people().recognizedIn(text);
        return OldText.groups(nodes, recognize)
                .map(groups -> new TextPatch(nodes, groups, TextTokens.of(news), edit.effort()))
                .filter(TextPatch::isSameText)
                .map(patch -> patch.patched(news))
                .filter(patched -> edit.key(normalize.apply(shown(patched))).equals(edit.key(news)))
                .orElseGet(() -> AdfInlineWriter.write(news));
    }

    private static List<Inline> shown(ArrayNode nodes) {
        return AdfReader.readEach(List.copyOf(nodes.values())).stream()
                .flatMap(List::stream)
                .toList();
    }

    private boolean mayMove(int group) {
        OldText.Group old = groups.get(group);
        return old.isAtom()
                && old.tokens().stream().anyMatch(token -> !token.text().isBlank());
    }

    /** A space or a sign that is the same by chance, between other words, would keep a stray colour. */
    private void dropLoneSigns() {
        int start = 0;
        for (int i = 1; i <= places.length; i++) {
            if (i == places.length || !goesOn(i)) {
                boolean isLone = IntStream.range(start, i)
                        .mapToObj(groups::get)
                        .noneMatch(group -> group.isAtom() || words(group.tokens()) > 0);
                if (isLone) {
                    Arrays.fill(places, start, i, SequenceMatcher.GONE);
                }
                start = i;
            }
        }
    }

    /** Reports if a group still follows the one before it. */
    private boolean goesOn(int group) {
        return places[group] != SequenceMatcher.GONE
                && places[group - 1] != SequenceMatcher.GONE
                && places[group]
                        == places[group - 1] + groups.get(group - 1).tokens().size();
    }

    private boolean isSameText() {
        long kept = IntStream.range(0, places.length)
                .filter(i -> places[i] != SequenceMatcher.GONE)
                .mapToLong(i -> words(groups.get(i).tokens()))
                .sum();
        boolean keepsNodes =
                IntStream.range(0, places.length).anyMatch(i -> places[i] != SequenceMatcher.GONE && mayMove(i));
        long before = groups.stream().mapToLong(group -> words(group.tokens())).sum();
        return keepsNodes || kept * FIFTH >= Math.max(before, words(news));
    }

    private static long words(List<Token> tokens) {
        return tokens.stream().filter(Token::isWord).count();
    }

    private ArrayNode patched(List<Inline> text) {
        List<Inline> parts = parts(text);
        int written = 0;
        int left = -1;
        for (int group :
                SequenceMatcher.inOrder(places, i -> groups.get(i).tokens().size())) {
            if (written < places[group]) {
                addNew(parts.subList(written, places[group]), replaced(left, group));
            }
            groups.get(group).pieces().forEach(runs::addOld);
            written = places[group] + groups.get(group).tokens().size();
            left = group;
        }
        addNew(parts.subList(written, parts.size()), replaced(left, -1));
        return runs.nodes();
    }

    /** Returns an inline for each token. */
    private List<Inline> parts(List<Inline> text) {
        List<Inline> parts = new ArrayList<>();
        for (Inline inline : text) {
            if (inline instanceof Inline.Text run) {
                TextTokens.of(List.of(run)).forEach(token -> parts.add(new Inline.Text(token.text(), token.marks())));
            } else {
                parts.add(inline);
            }
        }
        return parts;
    }

    /** Adds a changed part. It continues a text node if the edit replaced nothing but text of that node. */
    private void addNew(List<Inline> parts, Optional<OldText.Group> replaced) {
        for (Inline part : parts) {
            Optional<Integer> node = replaced.filter(group -> part instanceof Inline.Text run
                            && run.marks().equals(group.tokens().get(0).marks()))
                    .flatMap(OldText.Group::textNode);
            if (node.isPresent()) {
                runs.addTo(node.get(), ((Inline.Text) part).text());
            } else {
                runs.addNew(part);
            }
        }
    }

    /** Returns one of the groups that a change between two others replaced, if all are text of one node. */
    private Optional<OldText.Group> replaced(int left, int right) {
        int from = left + 1;
        int to = right < 0 ? groups.size() : right;
        int[] lost = from > to
                ? new int[0]
                : IntStream.range(from, to)
                        .filter(i -> places[i] == SequenceMatcher.GONE)
                        .toArray();
        int[] beside = lost.length > 0 ? lost : left < 0 || right < 0 ? new int[0] : new int[] {left, right};
        List<Optional<Integer>> texts = Arrays.stream(beside)
                .mapToObj(i -> groups.get(i).textNode())
                .distinct()
                .toList();
        return texts.size() == 1 && texts.get(0).isPresent() ? Optional.of(groups.get(beside[0])) : Optional.empty();
    }
}
