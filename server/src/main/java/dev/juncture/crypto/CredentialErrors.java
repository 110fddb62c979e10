package dev.juncture.crypto;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refusals for stored tokens that do not open. A retry does not help, and the grant may still be good: the connection stays
 * as it is until the key is back.
 */
final class CredentialErrors {
    static final ErrorCode CREDENTIALS_UNREADABLE = new ErrorCode("credentials_unreadable", 500);

    private static final Logger log = LoggerFactory.getLogger(CredentialErrors.class);

    private CredentialErrors() {}

    static ApiException missingKey(int keyId, Place place) {
        String key = DataKey.name(keyId);
        report(place, "missing key " + key);
        return new ApiException(
                CREDENTIALS_UNREADABLE,
                "The tokens of this connection are encrypted with the key " + key + ", which Juncture does not have:"
                        + " its operator must put the key back into JUNCTURE_ENCRYPTION_KEYS, or the secret key that"
                        + " it was derived from into JUNCTURE_SECRET_KEY.");
    }

    static ApiException damaged(Place place) {
        report(place, "damaged, or of another row");
        return new ApiException(
                CREDENTIALS_UNREADABLE,
                "The stored tokens of this connection are damaged, or belong to another row: Juncture's operator must"
                        + " restore the row, or the user must connect again.");
    }

    private static void report(Place place, String cause) {
        log.atError()
                .addKeyValue("row", place.row())
                .addKeyValue("field", place.field())
                .addKeyValue("cause", cause)
                .log("stored tokens cannot be decrypted");
    }
}
