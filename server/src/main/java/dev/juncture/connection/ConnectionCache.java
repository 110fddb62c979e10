package dev.juncture.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

/** Snapshots of connections in Redis. What it cannot open or understand is as good as absent. */
@Component
class ConnectionCache {
    private final LeasedEntries entries;
    private final CacheSeal seal;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    ConnectionCache(LeasedEntries entries, CacheSeal seal, JsonMapper json) {
        this.entries = entries;
        this.seal = seal;
        this.writer = json.writerFor(ConnectionSnapshot.class);
        // Another version of Juncture may have other fields: whatever is not exactly ours is not read.
        this.reader = json.readerFor(ConnectionSnapshot.class)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    /** @param row reads the truth, which is remembered unless it changes meanwhile */
    Optional<ConnectionSnapshot> get(ConnectionKey key, Supplier<Optional<Connection>> row) {
        String place = placeOf(key);
        Optional<ConnectionSnapshot> cached = entries.get(place).flatMap(entry -> read(place, entry));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<byte[]> claim = entries.claim(place);
        Optional<ConnectionSnapshot> current = row.get().map(ConnectionSnapshot::of);
        claim.ifPresent(mine -> current.ifPresent(snapshot -> entries.replace(place, mine, write(place, snapshot))));
        return current;
    }

    /** After a change, however that ended. Within a transaction it waits for the end. */
    void forget(ConnectionKey key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(entries, placeOf(key)));
        } else {
            entries.remove(placeOf(key));
        }
    }

    /** However the transaction ends: when nobody confirmed its commit, it may have happened. Equal ones are one. */
    private record Forgetting(LeasedEntries entries, String place) implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            entries.remove(place);
        }
    }

    private Optional<ConnectionSnapshot> read(String place, byte[] entry) {
        try {
            return seal.open(new Ciphertext(entry), place).map(reader::<ConnectionSnapshot>readValue);
        } catch (JacksonException otherFormat) {
            return Optional.empty();
        }
    }

    private byte[] write(String place, ConnectionSnapshot snapshot) {
        return seal.seal(writer.writeValueAsString(snapshot), place).bytes();
    }

    /** By hash: a product may use its customers' addresses as external ids. */
    static String placeOf(ConnectionKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.text().getBytes(StandardCharsets.UTF_8));
            return "juncture:connection:"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256.", impossible);
        }
    }
}
