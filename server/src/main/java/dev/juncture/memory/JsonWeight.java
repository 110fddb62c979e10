package dev.juncture.memory;

/**
 * Estimates the memory that JSON takes once it is objects: its bytes, and an amount for each value. Reads the text in pieces, and
 * tells separators from text within quotation marks.
 */
public final class JsonWeight {
    /** The bytes of a small object in memory, such as an empty map or an entry of a map with its value. */
    public static final int OF_VALUE = 100;

    private boolean isQuoted;
    private boolean isEscaped;

    /** Returns the weight of the next piece of the text. */
    public long of(byte[] bytes, int offset, int length) {
        int values = 0;
        for (int i = offset; i < offset + length; i++) {
            byte each = bytes[i];
            if (isEscaped) {
                isEscaped = false;
            } else if (isQuoted) {
                isEscaped = each == '\\';
                isQuoted = each != '"';
            } else if (each == '"') {
                isQuoted = true;
            } else if (each == ',' || each == '{' || each == '[') {
                values++;
            }
        }
        return length + (long) OF_VALUE * values;
    }
}
