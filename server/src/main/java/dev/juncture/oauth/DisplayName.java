package dev.juncture.oauth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The name of what is connected, which the user reads: 1 to 100 characters without control characters. */
record DisplayName(@JsonValue String value) {
    private static final int LONGEST = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    DisplayName {
        value = value.strip();
        if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        // Format characters too: a right-to-left override makes a name look like another one.
        if (value.codePoints().anyMatch(DisplayName::isInvisible)) {
            throw new IllegalArgumentException("must not hold control or formatting characters");
        }
    }

    /** Returns the part of any text that is allowed in a display name. */
    static Optional<DisplayName> fitting(String text) {
        String visible = text.codePoints()
                .filter(c -> !isInvisible(c))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.isBlank() ? Optional.empty() : Optional.of(new DisplayName(visible));
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.FORMAT && c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER);
    }

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
}
