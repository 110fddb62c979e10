package dev.juncture.sandbox.issue;

/** Rejects the value that was sent for one field. The message is Jira's own. */
final class InvalidFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidFieldException(String message) {
        super(message);
    }
}
