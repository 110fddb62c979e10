package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.TextSanitizer;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfReader;
import dev.juncture.jira.adf.patch.TextTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The nodes of an old text, divided into groups of tokens: a group for each word, space or sign of text nodes, and one for each
 * other node, which stays whole or goes.
 */
final class OldText {
    private static final int ATOM = -1;

    /** A part of a text node, or a node that stays whole if {@code end} is negative. */
    record Piece(int node, int start, int end) {
        boolean isAtom() {
            return end < 0;
        }
    }

    /** @param pieces several if a word has parts in several nodes */
    record Group(List<Token> tokens, List<Piece> pieces) {
        /** Returns a node if all of the group is text of it. */
        Optional<Integer> textNode() {
            boolean isOne = !pieces.isEmpty()
                    && pieces.stream().noneMatch(Piece::isAtom)
                    && pieces.stream().map(Piece::node).distinct().count() == 1;
            return isOne ? Optional.of(pieces.get(0).node()) : Optional.empty();
        }

        boolean isAtom() {
            return pieces.get(0).isAtom();
        }
    }

    private final List<JsonNode> nodes;
    private final StringBuilder characters = new StringBuilder();

    /** Has two numbers for each character: its node, and its index in the node's text or {@link #ATOM}. */
    private final List<int[]> origins = new ArrayList<>();

    private final List<Group> groups = new ArrayList<>();
    private int at;

    private OldText(List<JsonNode> nodes) {
        this.nodes = nodes;
    }

    /**
     * Returns the groups of a text.
     *
     * @param normalize makes the form that Markdown shows from what the nodes show
     * @return empty if the two forms differ by more than spaces and line breaks
     */
    static Optional<List<Group>> groups(List<JsonNode> nodes, UnaryOperator<List<Inline>> normalize) {
        OldText text = new OldText(nodes);
        List<List<Inline>> shown = AdfReader.readEach(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            text.add(i, shown.get(i));
        }
        List<Inline> normal =
                normalize.apply(shown.stream().flatMap(List::stream).toList());
        return normal.stream().allMatch(text::follow) ? Optional.of(text.withUnseen()) : Optional.empty();
    }

    private void add(int node, List<Inline> shown) {
        boolean isText = "text".equals(AdfNodes.type(nodes.get(node))) && shown.size() == 1;
        for (Inline inline : shown) {
            String text = inline instanceof Inline.Text run
                    ? TextSanitizer.sanitizeLine(run.text())
                    : inline instanceof Inline.Mention mention ? "@" + mention.shown() : "\n";
            for (int i = 0; i < text.length(); i++) {
                origins.add(new int[] {node, isText ? i : ATOM});
            }
            characters.append(text);
        }
    }

    /** Finds the characters that a normal inline comes from. Returns false if they are not there. */
    private boolean follow(Inline inline) {
        if (!(inline instanceof Inline.Text run)) {
            String text = inline instanceof Inline.Mention mention ? "@" + mention.shown() : "\n";
            return take(text, Token.of(inline));
        }
        String text = run.text();
        int end;
        for (int start = 0; start < text.length(); start = end) {
            skipTo(text.charAt(start));
            end = start + sameAtom(TextTokens.end(text, start) - start);
            if (!take(text.substring(start, end), new Token(text.substring(start, end), run.marks()))) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many of the next {@code most} characters are in the same whole node, or all outside of one. */
    private int sameAtom(int most) {
        int last = Math.min(origins.size(), at + most);
        int end = at;
        while (end < last && atom(end) == atom(at)) {
            end++;
        }
        return Math.max(1, end - at);
    }

    private int atom(int character) {
        return origins.get(character)[1] == ATOM ? origins.get(character)[0] : -1;
    }

    private boolean take(String text, Token token) {
        skipTo(text.charAt(0));
        int end = at + text.length();
        if (end > characters.length() || !isHere(text)) {
            return false;
        }
        int atom = atom(at);
        Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
        if (atom < 0) {
            groups.add(new Group(List.of(token), pieces(at, end)));
        } else if (last != null && last.isAtom() && last.pieces().get(0).node() == atom) {
            last.tokens().add(token);
        } else {
            groups.add(new Group(new ArrayList<>(List.of(token)), List.of(new Piece(atom, 0, ATOM))));
        }
        at = end;
        return true;
    }

    /** A line break of a heading is shown as a space. */
    private boolean isHere(String text) {
        return characters.substring(at, at + text.length()).replace('\n', ' ').equals(text.replace('\n', ' '));
    }

    /** Passes what the normal form leaves out: spaces and line breaks at the ends of lines. */
    private void skipTo(char next) {
        while (at < characters.length() && isLeftOut(characters.charAt(at), next)) {
            at++;
        }
    }

    private static boolean isLeftOut(char character, char next) {
        boolean isShownAsSpace = next == ' ' && character == '\n';
        return (character == ' ' || character == '\n') && character != next && !isShownAsSpace;
    }

    private List<Piece> pieces(int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || origins.get(i)[0] != origins.get(start)[0]) {
                int first = origins.get(start)[1];
                pieces.add(new Piece(origins.get(start)[0], first, first + i - start));
                start = i;
            }
        }
        return pieces;
    }

    /** Adds groups without tokens for whole nodes that show nothing. They stay beside their neighbours. */
    private List<Group> withUnseen() {
        List<Group> all = new ArrayList<>();
        int next = 0;
        for (Group group : groups) {
            int node = group.pieces().get(0).node();
            addUnseen(next, node, all);
            all.add(group);
            next = Math.max(next, group.pieces().get(group.pieces().size() - 1).node() + 1);
        }
        addUnseen(next, nodes.size(), all);
        return all;
    }

    private void addUnseen(int from, int to, List<Group> all) {
        for (int node = from; node < to; node++) {
            String type = AdfNodes.type(nodes.get(node));
            if (!type.equals("text") && !type.equals("hardBreak")) {
                all.add(new Group(List.of(), List.of(new Piece(node, 0, ATOM))));
            }
        }
    }
}
