package dev.juncture.oauth;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steps of connects in progress, as rows with a time to live under the hashes of one-time secrets. No row contains a secret
 * itself.
 */
@Component
class ConnectSteps {
    /** The most rows at a time that anyone may cause without a key. */
    private static final int MOST_ANONYMOUS = 20_000;

    private static final String ANONYMOUS =
            "select 1 from juncture.connect_step where anonymous and expires_at > :now limit :most";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ConnectSteps(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    enum Kind {
        SESSION,
        GRANT,
        USED_STATE;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The result of an attempt to hold a step. */
    enum Hold {
        HELD,
        HELD_BY_ANOTHER,
        /** The step never was, is removed, or has expired. */
        ABSENT
    }

    /**
     * Stores a step.
     *
     * @param anonymous whether anyone could have caused it, without a key
     * @return whether there was no such step
     * @throws ApiException {@code unavailable} while there are too many anonymous ones
     */
    boolean put(Kind kind, String hash, Object content, boolean anonymous, Instant expiresAt) {
        // Removes some expired rows too, and skips those that another caller removes: the two must not wait for each
        // other.
        int stored = step("""
                with expired as (
                    delete from juncture.connect_step where (kind, hash) in (
                        select kind, hash from juncture.connect_step where expires_at < :now limit 100
                        for update skip locked))
                insert into juncture.connect_step (kind, hash, content, anonymous, expires_at)
                select :kind, :hash, :content, :anonymous, :expiresAt
                where not :anonymous or (select count(*) from (%s) as others) < :most
                on conflict do nothing
                """.formatted(ANONYMOUS), kind, hash)
                .param("content", json.writeValueAsString(content))
                .param("anonymous", anonymous)
                .param("expiresAt", at(expiresAt))
                .param("now", now())
                .param("most", MOST_ANONYMOUS)
                .update();
        if (stored == 0 && anonymous && isFull()) {
            throw new ApiException(
                            ErrorCode.UNAVAILABLE, "Too many connects are in progress: try again in a few minutes.")
                    .retryAfter(Duration.ofMinutes(1));
        }
        return stored > 0;
    }

    private boolean isFull() {
        return jdbc.sql("select count(*) from (" + ANONYMOUS + ") as others")
                        .param("now", now())
                        .param("most", MOST_ANONYMOUS)
                        .query(Long.class)
                        .single()
                >= MOST_ANONYMOUS;
    }

    /** A step in the format of another version counts as absent. */
    <T> Optional<T> find(Kind kind, String hash, Class<T> type) {
        return step(
                        "select content from juncture.connect_step where kind = :kind and hash = :hash and expires_at > :now",
                        kind,
                        hash)
                .param("now", now())
                .query(String.class)
                .optional()
                .flatMap(content -> read(content, type));
    }

    private <T> Optional<T> read(String content, Class<T> type) {
        try {
            return Optional.of(json.readValue(content, type));
        } catch (JacksonException otherFormat) {
            return Optional.empty();
        }
    }

    /** Replaces the content of a step. */
    void set(Kind kind, String hash, Object content) {
        step("update juncture.connect_step set content = :content where kind = :kind and hash = :hash", kind, hash)
                .param("content", json.writeValueAsString(content))
                .update();
    }

    /** Holds a step for the holder, who may hold it already. */
    Hold hold(Kind kind, String hash, String holder, Instant until) {
        Instant now = clock.instant();
        int held = step("""
                update juncture.connect_step set holder = :holder, held_until = :until
                where kind = :kind and hash = :hash and expires_at > :now
                    and (holder is null or holder = :holder or held_until <= :now)
                """, kind, hash)
                .param("holder", holder)
                .param("until", at(until))
                .param("now", at(now))
                .update();
        if (held > 0) {
            return Hold.HELD;
        }
        return find(kind, hash, Object.class).isPresent() ? Hold.HELD_BY_ANOTHER : Hold.ABSENT;
    }

    /** Ends only the holder's own hold: another one may have followed. */
    void release(Kind kind, String hash, String holder) {
        step("""
                update juncture.connect_step set holder = null, held_until = null
                where kind = :kind and hash = :hash and holder = :holder
                """, kind, hash).param("holder", holder).update();
    }

    void remove(Kind kind, String hash) {
        step("delete from juncture.connect_step where kind = :kind and hash = :hash", kind, hash)
                .update();
    }

    private JdbcClient.StatementSpec step(String sql, Kind kind, String hash) {
        return jdbc.sql(sql).param("kind", kind.text()).param("hash", hash);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
