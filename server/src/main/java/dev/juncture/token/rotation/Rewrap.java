package dev.juncture.token.rotation;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.KeyRing;
import dev.juncture.crypto.Place;
import dev.juncture.crypto.Sealer;
import dev.juncture.error.ApiException;
import dev.juncture.token.Tokens;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens stored tokens that another key than the current one sealed, and seals them with the current key. */
@Component
class Rewrap {
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final KeyRing ring;

    Rewrap(JdbcClient jdbc, Sealer sealer, KeyRing ring) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.ring = ring;
    }

    /** @param last the last row of the batch; empty when there are no more rows */
    record Batch(long rewrapped, long unreadable, Optional<UUID> last) {}

    private record Row(UUID id, String projectId, byte[] refreshToken, byte[] accessToken) {}

    Batch batchAfter(UUID after) {
        List<Row> rows = jdbc.sql("""
                select id, project_id, refresh_token, access_token from juncture.connection
                where id > :after and (substring(refresh_token from 1 for 5) <> :current
                    or substring(access_token from 1 for 5) <> :current)
                order by id limit :limit
                """)
                .param("after", after)
                .param("current", currentPrefix())
                .param("limit", BATCH)
                .query(Row.class)
                .list();
        long rewrapped = 0;
        long unreadable = 0;
        for (Row row : rows) {
            try {
                rewrapped += rewrap(row);
            } catch (ApiException unopened) {
                unreadable++;
            }
        }
        return new Batch(
                rewrapped,
                unreadable,
                rows.size() < BATCH
                        ? Optional.empty()
                        : Optional.of(rows.get(rows.size() - 1).id()));
    }

    /** Replaces only the tokens that were read: a refresh or a new consent in between has sealed newer ones. */
    private int rewrap(Row row) {
        return jdbc.sql("""
                update juncture.connection set refresh_token = :newRefresh, access_token = :newAccess
                where id = :id and refresh_token = :oldRefresh and access_token = :oldAccess
                """)
                .param("id", row.id())
                .param("oldRefresh", row.refreshToken())
                .param("oldAccess", row.accessToken())
                .param("newRefresh", again(row.refreshToken(), row, Tokens.REFRESH_TOKEN))
                .param("newAccess", again(row.accessToken(), row, Tokens.ACCESS_TOKEN))
                .update();
    }

    private byte[] currentPrefix() {
        return ByteBuffer.allocate(Sealer.PREFIX_BYTES)
                .put((byte) 1)
                .putInt(ring.current().id())
                .array();
    }

    private byte[] again(byte[] sealed, Row row, String field) {
        Place place = new Place(row.projectId(), row.id().toString(), field);
        return sealer.seal(sealer.open(new Ciphertext(sealed), place), place).bytes();
    }
}
