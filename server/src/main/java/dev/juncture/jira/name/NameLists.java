package dev.juncture.jira.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.juncture.connection.ConnectionId;
import dev.juncture.jira.resilience.Sleeper;
import dev.juncture.jira.site.JiraSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Remembers the lists of names that were read in the last minutes. */
@Component
class NameLists {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    /** The highest number of names in all lists together, which is about ten megabytes. */
    private static final long MOST_NAMES = 100_000;

    private final Cache<Key, List<Named>> lists;

    NameLists(Sleeper sleeper) {
        this.lists = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(MOST_NAMES)
                .weigher((Key key, List<Named> list) -> 1 + list.size())
                .ticker(() -> nanos(sleeper.clock().instant()))
                .executor(Runnable::run)
                .build();
    }

    /** @param connection the list contains what its user may see, which differs between users */
    record Key(ConnectionId connection, String site, List<String> list) {
        static Key of(JiraSite site, String... list) {
            return new Key(site.connection().id(), site.id(), List.of(list));
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
