package dev.juncture.token;

import dev.juncture.connection.Ciphertext;
import dev.juncture.http.ApiException;
import dev.juncture.token.TokenCipher.Binding;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens tokens that are not under the current key and seals them with it, in their place. */
@Component
class Rewrap {
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final TokenCipher cipher;
    private final KeyRing ring;

    Rewrap(JdbcClient jdbc, TokenCipher cipher, KeyRing ring) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.ring = ring;
    }

    /** @param last the batch's last row, none when there is no further one */
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

    /** Only over what was read: a refresh or a new consent that came between has sealed with a key of its own time. */
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
        return ByteBuffer.allocate(TokenCipher.PREFIX_BYTES)
                .put((byte) 1)
                .putInt(ring.current().id())
                .array();
    }

    private byte[] again(byte[] sealed, Row row, String field) {
        Binding binding = new Binding(row.projectId(), row.id().toString(), field);
        return cipher.seal(cipher.open(new Ciphertext(sealed), binding), binding)
                .bytes();
    }
}
