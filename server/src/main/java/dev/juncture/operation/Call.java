package dev.juncture.operation;

import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an operation.
 *
 * @param input the fields of the operation's input record, in snake case
 * @param content empty for operations that take none
 * @param unknownNames the treatment of names in {@code input} that the record does not have
 */
public record Call(ObjectNode input, Content content, CallContext context, UnknownNames unknownNames) {
    /** The treatment of input names that the operation does not have. */
    public enum UnknownNames {
        /** The call is refused. */
        REFUSED,
        /** The names are ignored, as the HTTP API still does. */
        IGNORED
    }

    /** Returns a call that is refused when its input has unknown names. */
    public static Call of(ObjectNode input, CallContext context) {
        return new Call(input, Content.EMPTY, context, UnknownNames.REFUSED);
    }

    /** Returns the same call with unknown names ignored. */
    public Call ignoringUnknownNames() {
        return new Call(input, content, context, UnknownNames.IGNORED);
    }
}
