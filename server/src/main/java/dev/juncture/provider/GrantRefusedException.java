package dev.juncture.provider;

/** The provider's verdict that a grant is dead. Nothing else may mark a connection invalid. */
public final class GrantRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param verdict the provider's error code, such as {@code invalid_grant} */
    public GrantRefusedException(String verdict) {
        super(verdict);
    }

    public String verdict() {
        return String.valueOf(getMessage());
    }
}
