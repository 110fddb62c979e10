package dev.juncture.token.rotation;

import dev.juncture.config.SettingException;
import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyRing;
import dev.juncture.doctor.Check;
import dev.juncture.doctor.Finding;
import dev.juncture.error.ApiException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Checks that the encryption keys are available, and that every stored token still has its key. A process that lives
 * long runs it before it serves.
 */
@Component
public class KeyCheck implements Check {
    private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
    private static final String VARIABLE = "JUNCTURE_ENCRYPTION_KEYS";

    private final KeyRing ring;
    private final StoredKeys stored;

    KeyCheck(KeyRing ring, StoredKeys stored) {
        this.ring = ring;
        this.stored = stored;
    }

    private record Missing(String key, long tokens) {
        String problem() {
            return "lacks the key " + key + ", with which " + tokens
                    + " stored tokens are sealed: put it back behind the"
                    + " others, or the secret key that it was derived from back into JUNCTURE_SECRET_KEY, until"
                    + " rotateKeys has run (or, if it is lost, delete the connections whose tokens begin with \\x01"
                    + key + ")";
        }

        String example() {
            return "<current key>,<key " + key + ">";
        }
    }

    /**
     * Stops the start when a key is missing, but not when the database or a key service is unavailable.
     *
     * @throws SettingException that names the missing key
     */
    public void requireEveryKey() {
        Optional<Missing> missing;
        try {
            missing = firstMissing();
        } catch (DataAccessException | TransactionException unavailable) {
            log.warn(
                    "the encryption keys were not compared with the stored tokens: the database or its schema is unavailable");
            return;
        } catch (ApiException noKeys) {
            log.warn("the encryption keys were not compared with the stored tokens: no key provider returns keys");
            return;
        }
        missing.ifPresent(key -> {
            throw new SettingException(VARIABLE, key.problem(), key.example());
        });
    }

    private Optional<Missing> firstMissing() {
        // Loads the keys also when no token is stored, to report a key provider that fails.
        ring.current();
        return stored.count().entrySet().stream()
                .filter(used -> !ring.has(used.getKey()))
                .map(used -> new Missing(DataKey.name(used.getKey()), used.getValue()))
                .findFirst();
    }

    @Override
    public String name() {
        return "encryption_keys";
    }

    @Override
    public Finding run() {
        Optional<Missing> missing;
        try {
            missing = firstMissing();
        } catch (DataAccessException | TransactionException unavailable) {
            return Finding.warning(
                    "The encryption keys could not be compared with the stored tokens: the database or its schema is unavailable.",
                    defaultFix());
        } catch (ApiException noKeys) {
            return Finding.failed(
                    "A key provider returns no keys: tokens can be neither sealed nor opened.",
                    "grep 'key provider fails' <the log>");
        }
        return missing.map(key -> Finding.failed(VARIABLE + " " + key.problem() + ".", VARIABLE + "=" + key.example()))
                .orElseGet(() -> ring.current().derived() ? derived() : Finding.OK);
    }

    private static Finding derived() {
        return Finding.warning(
                VARIABLE + " is not set: tokens are sealed with a key that is derived from the first"
                        + " JUNCTURE_SECRET_KEY: if the secret key is lost, so are the tokens.",
                VARIABLE + "=<the output of: openssl rand -base64 32>");
    }

    @Override
    public String defaultFix() {
        return "DATABASE_URL=postgres://<user>:<password>@<host>:5432/<database>";
    }
}
