package dev.juncture.operation;

/**
 * One call of an operation.
 *
 * @param content empty for operations that take none
 */
public record Call(Input input, Content content, CallContext context) {
    /** Returns a call without content. */
    public static Call of(Input input, CallContext context) {
        return new Call(input, Content.EMPTY, context);
    }
}
