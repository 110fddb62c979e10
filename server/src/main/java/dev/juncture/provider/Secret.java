package dev.juncture.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A token or code in memory. It shows itself only to whoever asks for its value, never to a log or to JSON. */
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
