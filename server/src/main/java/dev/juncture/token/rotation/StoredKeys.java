package dev.juncture.token.rotation;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.crypto.Sealer;
import dev.juncture.token.Tokens;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out which keys sealed the stored tokens. */
@Component
class StoredKeys {
    private final JdbcClient jdbc;

    StoredKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the number of tokens that each key sealed, by key id, without tokens that are too damaged to show the id. */
    Map<Integer, Long> count() {
        Map<Integer, Long> tokens = new TreeMap<>();
        for (String column : List.of(Tokens.REFRESH_TOKEN, Tokens.ACCESS_TOKEN)) {
            for (byte[] prefix : prefixes(column)) {
                Sealer.keyIdOf(new Ciphertext(prefix))
                        .ifPresent(id -> tokens.merge(id, count(column, prefix), Long::sum));
            }
        }
        return tokens;
    }

    /** Takes one step along the index for each key and reads no row: there are few keys and many rows. */
    private List<byte[]> prefixes(String column) {
        return jdbc.sql("""
                with recursive key as (
                    (select substring(%1$s from 1 for 5) as prefix from juncture.connection order by 1 limit 1)
                    union all
                    select (select substring(%1$s from 1 for 5) from juncture.connection
                        where substring(%1$s from 1 for 5) > key.prefix order by 1 limit 1)
                    from key where key.prefix is not null)
                select prefix from key where prefix is not null
                """.formatted(column))
                .query((row, i) -> row.getBytes(1))
                .list();
    }

    private long count(String column, byte[] prefix) {
        return jdbc.sql("select count(*) from juncture.connection where substring(" + column + " from 1 for 5) = ?")
                .param(prefix)
                .query(Long.class)
                .single();
    }
}
