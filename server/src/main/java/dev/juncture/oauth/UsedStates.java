package dev.juncture.oauth;

import dev.juncture.crypto.LocalSealer;
import dev.juncture.crypto.Place;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.oauth.ConnectSteps.Kind;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The states that were used, and what their use led to. A browser repeats a callback when its user clicks twice or reloads
 * the page. The browser that started the connect gets the first result again. No other browser does: otherwise a person who
 * sends a link of their own connect to somebody could take over that user's grant.
 */
@Component
class UsedStates {
    private static final Logger log = LoggerFactory.getLogger(UsedStates.class);

    /** Longer than the provider may need for the first callback. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration POLL = Duration.ofMillis(50);

    private final ConnectSteps steps;
    private final LocalSealer sealer;
    private final Clock clock;

    UsedStates(ConnectSteps steps, LocalSealer sealer, Clock clock) {
        this.steps = steps;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * A use as it is stored.
     *
     * @param sameBrowser whether the browser was the one that started the connect
     * @param sealedCode the connection code that the use led to
     * @param refusal the code of the refusal that it led to
     */
    private record Use(
            boolean sameBrowser,
            @Nullable String sealedCode,
            @Nullable String refusal) {}

    /**
     * Uses up a state.
     *
     * @param sameBrowser whether the caller is the browser that started the connect
     * @param anonymous whether anyone could have caused this, without a key
     * @param work makes the connection code
     * @return empty for all callers but the first
     * @throws ApiException what {@code work} throws
     */
    Optional<Secret> useFirst(
            Secret state, boolean sameBrowser, boolean anonymous, Instant keptUntil, Supplier<Secret> work) {
        String hash = OneTimeSecret.hash(state);
        if (!steps.put(Kind.USED_STATE, hash, new Use(sameBrowser, null, null), anonymous, keptUntil)) {
            return Optional.empty();
        }
        try {
            Secret code = work.get();
            record(hash, new Use(sameBrowser, sameBrowser ? sealer.seal(code.value(), place(hash)) : null, null));
            return Optional.of(code);
        } catch (ApiException refusal) {
            record(hash, new Use(sameBrowser, null, refusal.code().code()));
            throw refusal;
        }
    }

    /**
     * Returns the connection code that the first use of a state led to, for the browser that started the connect. Waits for
     * a first use that is in progress.
     *
     * @return empty when the state was not used
     * @throws ApiException {@code invalid_state} when another browser used it, or the refusal that the use led to
     */
    Optional<Secret> codeOf(Secret state) {
        String hash = OneTimeSecret.hash(state);
        Instant deadline = clock.instant().plus(LONGEST_WAIT);
        while (true) {
            Optional<Use> use = steps.find(Kind.USED_STATE, hash, Use.class);
            if (use.isEmpty()) {
                return Optional.empty();
            }
            Optional<Secret> code = use.flatMap(known -> result(hash, known));
            if (code.isPresent()) {
                return code;
            }
            if (clock.instant().isAfter(deadline)) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE,
                                "This connect is still in progress: reload the page in a moment.")
                        .retryAfter(Duration.ofSeconds(2));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Optional<Secret> result(String hash, Use use) {
        if (!use.sameBrowser()) {
            throw OauthErrors.invalidState();
        }
        if (use.refusal() != null) {
            throw new ApiException(
                    new ErrorCode(use.refusal(), 400), "This authorization has failed before: connect again.");
        }
        return Optional.ofNullable(use.sealedCode())
                .map(text -> sealer.open(text, place(hash)).map(Secret::new).orElseThrow(OauthErrors::invalidState));
    }

    private void record(String hash, Use use) {
        try {
            steps.set(Kind.USED_STATE, hash, use);
        } catch (DataAccessException unavailable) {
            // The first caller has its answer; only a repetition will not get it.
            log.atWarn()
                    .log(
                            "PostgreSQL is unavailable: a user who repeats the callback will not be sent to the site picker");
        }
    }

    private static Place place(String hash) {
        return new Place("oauth", hash, "connection_code");
    }
}
