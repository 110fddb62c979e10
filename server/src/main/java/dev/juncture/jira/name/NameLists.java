package dev.juncture.jira.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.juncture.connection.ConnectionId;
import dev.juncture.jira.client.Pacing;
import dev.juncture.jira.site.ConnectedSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The lists that names were looked up in a moment ago. */
@Component
class NameLists {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    /** Over all lists: some ten megabytes. */
    private static final long MOST_NAMES = 100_000;

    private final Cache<Key, List<Named>> lists;

    NameLists(Pacing pacing) {
        this.lists = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(MOST_NAMES)
                .weigher((Key key, List<Named> list) -> 1 + list.size())
                .ticker(() -> nanos(pacing.clock().instant()))
                .executor(Runnable::run)
                .build();
    }

    /** @param connection whose user may see what the list holds, and maybe more than another connection's */
    record Key(ConnectionId connection, String site, List<String> list) {
        static Key of(ConnectedSite site, String... list) {
            return new Key(site.connection().id(), site.siteId(), List.of(list));
        }
    }

    Optional<List<Named>> remembered(Key key) {
        return Optional.ofNullable(lists.getIfPresent(key));
    }

    void remember(Key key, List<Named> list) {
        lists.put(key, list);
    }

    void forget(Key key) {
        lists.invalidate(key);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
