package dev.juncture.jira.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An id or key that may stand in a Jira path: no character of it can leave its segment. */
public record JiraId(@JsonValue String value) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JiraId {
        if (!SAFE.matcher(value).matches() || value.matches("\\.+")) {
            throw new IllegalArgumentException("must be an id or a key: letters, digits, '-', '_' and '.'");
        }
    }

    /** Boards and sprints have numbers, in Jira's answers and so in ours. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static JiraId of(long number) {
        return new JiraId(Long.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
