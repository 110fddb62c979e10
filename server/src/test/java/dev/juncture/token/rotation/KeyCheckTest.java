package dev.juncture.token.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyFixture;
import dev.juncture.crypto.KeyProvider;
import dev.juncture.crypto.KeyRing;
import dev.juncture.testing.Logged;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A key service that fails, and a database that does not answer. */
class KeyCheckTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final KeyRing ring = KeyFixture.ring(new FailingService(calls));

    private record FailingService(AtomicInteger calls) implements KeyProvider {
        @Override
        public List<DataKey> keys() {
            calls.incrementAndGet();
            throw new IllegalStateException("hunter2");
        }
    }

    @Test
    void letsALongLivedProcessStartWithoutTheKeyService() {
        KeyCheck check = new KeyCheck(ring, new StoredKeys(unavailableDatabase()));
        try (Logged log = Logged.by(KeyCheck.class.getName())) {
            check.requireEveryKey();
            assertThat(log.text()).contains("no key provider returns keys");
        }
        assertThat(calls).hasValue(1);
        assertThat(check.run().problem()).contains("A key provider returns no keys");
    }

    @Test
    void doesNotLoadKeysForARewrapThatIsNotUsed() {
        new Rewrap(unavailableDatabase(), KeyFixture.sealer(ring), ring);
        assertThat(calls).hasValue(0);
    }

    private static JdbcClient unavailableDatabase() {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/unavailable"));
    }
}
