package dev.juncture.token;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stored tokens that do not open. No retry helps, and it says nothing about the grant: the connection stays as it is, for
 * the day on which the key is back.
 */
final class Unreadable {
    static final ErrorCode CREDENTIALS_UNREADABLE = new ErrorCode("credentials_unreadable", 500);

    private static final Logger log = LoggerFactory.getLogger(Unreadable.class);

    private Unreadable() {}

    static ApiException underMissingKey(int keyId, TokenCipher.Binding binding) {
        String key = DataKey.name(keyId);
        tell(binding, "missing key " + key);
        return new ApiException(
                CREDENTIALS_UNREADABLE,
                "The tokens of this connection are sealed with the key " + key + ", which Juncture was started without:"
                        + " whoever runs it must put the key back into JUNCTURE_ENCRYPTION_KEYS, or the secret key that"
                        + " it was derived from into JUNCTURE_SECRET_KEY.");
    }

    static ApiException damaged(TokenCipher.Binding binding) {
        tell(binding, "damaged, or of another row");
        return new ApiException(
                CREDENTIALS_UNREADABLE,
                "The stored tokens of this connection are damaged, or are another row's: whoever runs Juncture must"
                        + " restore the row, or the user must connect again.");
    }

    private static void tell(TokenCipher.Binding binding, String cause) {
        log.atError()
                .addKeyValue("row", binding.row())
                .addKeyValue("field", binding.field())
                .addKeyValue("cause", cause)
                .log("stored tokens do not open");
    }
}
