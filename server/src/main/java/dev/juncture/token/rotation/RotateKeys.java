package dev.juncture.token.rotation;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.connection.ConnectionEvent.Action;
import dev.juncture.crypto.DataKey;
import dev.juncture.crypto.KeyRing;
import dev.juncture.deployment.Adoption;
import dev.juncture.operation.CallContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Seals all stored tokens with the current encryption key, in batches, while Juncture continues to serve. A call ends
 * after 15 seconds at most: call again until `complete` is true.
 */
@Component
class RotateKeys implements Function<RotateKeys.In, RotateKeys.Out> {
    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Adoption adoption;
    private final KeyRing ring;
    private final StoredKeys stored;
    private final Rewrap rewrap;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RotateKeys(
            Adoption adoption,
            KeyRing ring,
            StoredKeys stored,
            Rewrap rewrap,
            ApplicationEventPublisher events,
            Clock clock) {
        this.adoption = adoption;
        this.ring = ring;
        this.stored = stored;
        this.rewrap = rewrap;
        this.events = events;
        this.clock = clock;
    }

    record In(CallContext context) {}

    /**
     * @param rewrapped number of connections that this call sealed with the current key
     * @param unreadable number of connections that this call could not open
     * @param complete whether every token is sealed with the current key
     */
    record Out(long rewrapped, long unreadable, boolean complete, List<Key> keys) {}

    /** @param tokens number of tokens sealed with the key: 15 minutes after it is 0, the key can be removed */
    record Key(String id, boolean current, boolean inRing, long tokens) {}

    @Override
    public Out apply(In in) {
        adoption.require();
        Instant deadline = clock.instant().plus(LONGEST);
        long rewrapped = 0;
        long unreadable = 0;
        Optional<UUID> after = Optional.of(Rewrap.BEFORE_ALL);
        while (after.isPresent() && clock.instant().isBefore(deadline)) {
            Rewrap.Batch batch = rewrap.batchAfter(after.get());
            rewrapped += batch.rewrapped();
            unreadable += batch.unreadable();
            after = batch.last();
        }
        Out out = result(rewrapped, unreadable);
        if (rewrapped > 0 || unreadable > 0) {
            log.atInfo()
                    .addKeyValue("rewrapped", rewrapped)
                    .addKeyValue("unreadable", unreadable)
                    .addKeyValue("complete", out.complete())
                    .log("keys rotated");
            events.publishEvent(
                    ConnectionEvent.of(Action.KEYS_ROTATED, in.context().origin())
                            .with(Map.of("rewrapped", rewrapped, "unreadable", unreadable)));
        }
        return out;
    }

    private Out result(long rewrapped, long unreadable) {
        Map<Integer, Long> used = stored.count();
        int current = ring.current().id();
        ring.all().forEach(key -> used.putIfAbsent(key.id(), 0L));
        List<Key> keys = used.entrySet().stream()
                .map(use -> new Key(
                        DataKey.name(use.getKey()), use.getKey() == current, ring.has(use.getKey()), use.getValue()))
                .toList();
        boolean complete = used.entrySet().stream().allMatch(use -> use.getKey() == current || use.getValue() == 0);
        return new Out(rewrapped, unreadable, complete && unreadable == 0, keys);
    }
}
