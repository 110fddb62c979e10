package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.http.ApiException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refreshes many connections that nobody waits for, a few at once. */
@Component
class Refreshes {
    private static final Logger log = LoggerFactory.getLogger(Refreshes.class);
    private static final int AT_ONCE = 8;

    private final TokenRefresher refresher;

    Refreshes(TokenRefresher refresher) {
        this.refresher = refresher;
    }

    record Out(int refreshed, int failed) {}

    /** The stored versions decide: what another process refreshed meanwhile is not refreshed again. */
    Out of(List<Connection> due) {
        int refreshed = 0;
        for (int start = 0; start < due.size(); start += AT_ONCE) {
            List<Connection> batch = due.subList(start, Math.min(start + AT_ONCE, due.size()));
            List<CompletableFuture<Connection>> started =
                    batch.stream().map(refresher::start).toList();
            for (int i = 0; i < batch.size(); i++) {
                refreshed += succeeded(batch.get(i), started.get(i)) ? 1 : 0;
            }
        }
        return new Out(refreshed, due.size() - refreshed);
    }

    private static boolean succeeded(Connection connection, CompletableFuture<Connection> refresh) {
        try {
            refresh.join();
            return true;
        } catch (CompletionException failed) {
            log.atWarn()
                    .addKeyValue("connection", connection.id())
                    .addKeyValue("reason", nameOf(failed.getCause()))
                    .log("refresh failed");
            return false;
        }
    }

    /** No message: whatever failed may have put anything into it. */
    private static String nameOf(Throwable failure) {
        return failure instanceof ApiException refused
                ? refused.code().code()
                : failure.getClass().getSimpleName();
    }
}
