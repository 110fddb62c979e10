package dev.juncture.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The product's own id for what it connects: 1 to 255 characters without control characters. */
public record ExternalId(@JsonValue String value) {
    private static final int LONGEST = 255;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExternalId {
        if (value.isBlank() || value.codePointCount(0, value.length()) > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        // A lone surrogate has no UTF-8 form: two ids would become one in the database.
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF))) {
            throw new IllegalArgumentException("must not hold control characters or broken Unicode");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
