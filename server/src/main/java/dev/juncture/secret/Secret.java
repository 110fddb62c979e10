package dev.juncture.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A token or code in memory. Only {@link #value} reveals it; logs and JSON show a placeholder. */
public record Secret(String value) {
    private static final String HIDDEN = "[secret]";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret {}

    @JsonValue
    String hidden() {
        return HIDDEN;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
