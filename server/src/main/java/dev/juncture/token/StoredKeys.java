package dev.juncture.token;

import dev.juncture.connection.Ciphertext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which keys the stored tokens were sealed with, as their ciphertexts say. */
@Component
class StoredKeys {
    private final JdbcClient jdbc;

    StoredKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many tokens each key sealed, by its id. One that is too damaged to name a key is not among them. */
    Map<Integer, Long> count() {
        Map<Integer, Long> tokens = new TreeMap<>();
        for (String column : List.of(Tokens.REFRESH_TOKEN, Tokens.ACCESS_TOKEN)) {
            for (byte[] prefix : prefixes(column)) {
                TokenCipher.keyIdOf(new Ciphertext(prefix))
                        .ifPresent(id -> tokens.merge(id, count(column, prefix), Long::sum));
            }
        }
        return tokens;
    }

    /** A step along the index for each key instead of a look at each row: there are few keys and may be many rows. */
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
