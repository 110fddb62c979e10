package dev.juncture.jira.adf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Markdown from a caller.
 *
 * @throws IllegalArgumentException if the text is longer than Jira accepts
 */
public record Markdown(@JsonValue String text) {
    /** Jira's own limit on the text of a field or a comment, in UTF-16 units. */
    static final int LONGEST = 32_767;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Markdown {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "must have at most 32,767 characters, which is the longest text that Jira accepts");
        }
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
