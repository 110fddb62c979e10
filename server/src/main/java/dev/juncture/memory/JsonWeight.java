package dev.juncture.memory;

/**
 * Estimates the memory that JSON takes once it is objects: its bytes, and an amount for each value. A long text counts more,
 * because a parser copies it several times as characters of two bytes. Reads the text in pieces, and does not count separators
 * within quotation marks.
 */
public final class JsonWeight {
    /** The bytes of a small object in memory, such as an empty map or an entry of a map with its value. */
    public static final int OF_VALUE = 100;

    private static final int LONG_TEXT = 64 * 1024;
    /** The parser's buffer, which may be half empty, the characters copied from it, and the text: two bytes each. */
    private static final int COPIES_OF_LONG_TEXT = 8;

    private int textLength;
    private boolean isQuoted;
    private boolean isEscaped;

    /** Returns the weight of the next piece of the text. */
    public long of(byte[] bytes, int offset, int length) {
        int values = 0;
        long copies = 0;
        for (int i = offset; i < offset + length; i++) {
            byte each = bytes[i];
            if (isQuoted && ++textLength > LONG_TEXT) {
                copies += COPIES_OF_LONG_TEXT;
            }
            if (isEscaped) {
                isEscaped = false;
            } else if (isQuoted) {
                isEscaped = each == '\\';
                isQuoted = each != '"';
            } else if (each == '"') {
                isQuoted = true;
                textLength = 0;
            } else if (each == ',' || each == '{' || each == '[') {
                values++;
            }
        }
        return length + copies + (long) OF_VALUE * values;
    }
}
