package dev.juncture.operation;

import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an operation.
 *
 * @param input the fields of the operation's input record, in snake case
 * @param content empty for operations that take none
 * @param unknownNames what happens when {@code input} has a name that the record does not have
 */
public record Call(ObjectNode input, Content content, CallContext context, UnknownNames unknownNames) {
    /** What happens to input names that the operation does not have. */
    public enum UnknownNames {
        /** The call is refused. */
        REFUSED,
        /** The names are ignored: what the HTTP API still does. */
        IGNORED
    }

    /** A call that is refused when its input has unknown names. */
    public static Call of(ObjectNode input, CallContext context) {
        return new Call(input, Content.EMPTY, context, UnknownNames.REFUSED);
    }

    /** The same call with unknown names ignored. */
    public Call ignoringUnknownNames() {
        return new Call(input, content, context, UnknownNames.IGNORED);
    }
}
