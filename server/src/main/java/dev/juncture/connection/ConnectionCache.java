package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.Place;
import dev.juncture.crypto.Sealer;
import dev.juncture.redis.LeasedEntries;
import dev.juncture.secret.Secret;
import dev.juncture.secret.Sha256;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots of connections in Redis. They are sealed for their key: otherwise anyone who can write to Redis could
 * answer for one external id with the connection of another. An entry that does not open counts as absent.
 */
@Component
public class ConnectionCache {
    private final LeasedEntries entries;
    private final Sealer sealer;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    ConnectionCache(LeasedEntries entries, Sealer sealer, JsonMapper json) {
        this.entries = entries;
        this.sealer = sealer;
        this.writer = json.writerFor(ConnectionSnapshot.class);
        // Another version of Juncture may use other fields: an entry that is not exactly ours counts as absent.
        this.reader = json.readerFor(ConnectionSnapshot.class)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    /** @param row reads the row, whose snapshot is then cached unless the row changes in between */
    Optional<ConnectionSnapshot> get(ConnectionKey key, Supplier<Optional<Connection>> row) {
        String name = nameOf(key);
        Optional<ConnectionSnapshot> cached = entries.get(name).flatMap(entry -> read(name, entry));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<byte[]> claim = entries.claim(name);
        Optional<ConnectionSnapshot> current = row.get().map(ConnectionSnapshot::of);
        claim.ifPresent(mine -> current.ifPresent(snapshot -> entries.replace(name, mine, write(name, snapshot))));
        return current;
    }

    /**
     * Forgets a connection after a change, or after an attempt whose result is unknown. Inside a transaction it waits
     * for the end.
     */
    public void forget(ConnectionKey key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(entries, nameOf(key)));
        } else {
            entries.remove(nameOf(key));
        }
    }

    /**
     * Runs after every end of the transaction: a commit may have happened without a confirmation. Equal ones run once.
     */
    private record Forgetting(LeasedEntries entries, String name) implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            entries.remove(name);
        }
    }

    private Optional<ConnectionSnapshot> read(String name, byte[] entry) {
        try {
            return sealer.openIfSound(new Ciphertext(entry), place(name))
                    .map(Secret::value)
                    .map(reader::<ConnectionSnapshot>readValue);
        } catch (JacksonException otherFormat) {
            return Optional.empty();
        }
    }

    private byte[] write(String name, ConnectionSnapshot snapshot) {
        return sealer.seal(new Secret(writer.writeValueAsString(snapshot)), place(name))
                .bytes();
    }

    private static Place place(String name) {
        return new Place("cache", name, "connection");
    }

    /** Contains only a hash of the key, because external ids may be people's e-mail addresses. */
    static String nameOf(ConnectionKey key) {
        return "juncture:connection:" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(key.text()));
    }
}
