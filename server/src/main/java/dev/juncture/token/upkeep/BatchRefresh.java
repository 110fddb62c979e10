package dev.juncture.token.upkeep;

import dev.juncture.connection.Connection;
import dev.juncture.error.ApiException;
import dev.juncture.token.Refreshed;
import dev.juncture.token.TokenRefresher;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refreshes many connections, a few at the same time. */
@Component
public class BatchRefresh {
    private static final Logger log = LoggerFactory.getLogger(BatchRefresh.class);
    private static final int AT_ONCE = 8;

    private final TokenRefresher refresher;

    BatchRefresh(TokenRefresher refresher) {
        this.refresher = refresher;
    }

    record Out(int refreshed, int failed) {}

    Out of(List<Connection> due) {
        return of(due, refreshed -> {});
    }

    /**
     * Refreshes connections, except those that another process has refreshed since they were read.
     *
     * @param whenHere receives each connection that this call refreshed
     */
    Out of(List<Connection> due, Consumer<Connection> whenHere) {
        int refreshed = 0;
        for (int start = 0; start < due.size(); start += AT_ONCE) {
            List<Connection> batch = due.subList(start, Math.min(start + AT_ONCE, due.size()));
            List<CompletableFuture<Refreshed>> started =
                    batch.stream().map(refresher::start).toList();
            for (int i = 0; i < batch.size(); i++) {
                Optional<Refreshed> outcome = outcome(batch.get(i), started.get(i));
                outcome.filter(Refreshed::here).map(Refreshed::connection).ifPresent(whenHere);
                refreshed += outcome.isPresent() ? 1 : 0;
            }
        }
        return new Out(refreshed, due.size() - refreshed);
    }

    private static Optional<Refreshed> outcome(Connection connection, CompletableFuture<Refreshed> refresh) {
        try {
            return Optional.of(refresh.join());
        } catch (CompletionException failed) {
            log.atWarn()
                    .addKeyValue("connection", connection.id())
                    .addKeyValue("reason", nameOf(failed.getCause()))
                    .log("a scheduled refresh failed; the next run tries again");
            return Optional.empty();
        }
    }

    /** Leaves out the message, which may contain secrets. */
    private static String nameOf(Throwable failure) {
        return failure instanceof ApiException refused
                ? refused.code().code()
                : failure.getClass().getSimpleName();
    }
}
