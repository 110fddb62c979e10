package dev.juncture.jira.adf.markdown;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.adf.block.Inline;
import java.util.List;

/**
 * Counts what a text becomes while it is read. A few characters can become many nodes, and one definition can be the target of
 * many links.
 */
final class ContentSize {
    /** Jira accepts fewer, because it accepts 32,767 characters of JSON. */
    static final int MAX_NODES = 5_000;

    static final int MAX_TARGETS = 128 * 1024;

    private int nodes;
    private int targets;

    void addNode() {
        add(1);
    }

    /** Counts runs of text and their marks. */
    List<Inline> counted(List<Inline> text) {
        text.forEach(inline ->
                add(inline instanceof Inline.Text run ? 1 + run.marks().size() : 1));
        return text;
    }

    /** Counts the characters of a link's target and title. */
    void addTarget(int characters) {
        targets += characters;
        if (targets > MAX_TARGETS) {
            throw refusal("The Markdown has too many long links: write fewer or shorter ones.");
        }
    }

    private void add(int count) {
        nodes += count;
        if (nodes > MAX_NODES) {
            throw refusal("The Markdown has more than 5,000 blocks, runs of text and marks: simplify or divide it.");
        }
    }

    private static ApiException refusal(String sentence) {
        return new ApiException(ErrorCode.INVALID_REQUEST, sentence);
    }
}
