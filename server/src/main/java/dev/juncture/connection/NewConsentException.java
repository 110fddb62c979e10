package dev.juncture.connection;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;

/** A refusal that only a new consent of the connection's user helps against. */
public final class NewConsentException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final transient ConnectionKey connection;

    /** @param code one that needs reauthorization */
    public NewConsentException(ErrorCode code, String sentence, ConnectionKey connection) {
        super(code, sentence);
        this.connection = connection;
    }

    /** The connection that the consent is for. */
    public ConnectionKey connection() {
        return connection;
    }
}
