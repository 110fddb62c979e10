package dev.juncture.token;

import dev.juncture.config.SettingException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether every stored token still has its key. For a process that lives long to ask before it serves anybody. */
@Component
public class KeyCheck {
    private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);

    private final KeyRing ring;
    private final StoredKeys stored;

    KeyCheck(KeyRing ring, StoredKeys stored) {
        this.ring = ring;
        this.stored = stored;
    }

    /** @throws SettingException when a key is missing; a database that is away is no reason not to start */
    public void requireEveryKey() {
        Map<Integer, Long> used;
        try {
            used = stored.count();
        } catch (DataAccessException | TransactionException away) {
            log.warn("the database is away, so that the encryption keys were not compared with the stored tokens");
            return;
        }
        used.forEach((id, tokens) -> {
            if (!ring.has(id)) {
                throw missing(DataKey.name(id), tokens);
            }
        });
    }

    private static SettingException missing(String key, long tokens) {
        return new SettingException(
                "JUNCTURE_ENCRYPTION_KEYS",
                "lacks the key " + key + ", with which " + tokens + " stored tokens are sealed: put it back behind the"
                        + " others, or the secret key that it was derived from back into JUNCTURE_SECRET_KEY, until"
                        + " rotateKeys has run (or, if it is lost, delete the connections whose tokens begin with \\x01"
                        + key + ")",
                "<current key>,<key " + key + ">");
    }
}
