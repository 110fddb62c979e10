package dev.juncture.jira;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An id or key that is safe in a Jira path: none of its characters can leave the path segment. */
public record JiraId(@JsonValue String value) {
    /** No id starts with a dot: a server in front of Jira could read such a segment as the parent folder. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,254}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JiraId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be an id or a key: letters, digits, '-', '_' and '.', which is not the first");
        }
    }

    /** Boards and sprints have numbers as ids, in Jira's answers and therefore in Juncture's. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static JiraId of(long number) {
        return new JiraId(Long.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
