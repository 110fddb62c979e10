package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Shares one refresh of a connection among all callers of this process. It continues when a caller gives up. */
@Component
public class TokenRefresher implements DisposableBean {
    private final LeasedRefresh refreshes;
    private final Map<ConnectionId, CompletableFuture<Refreshed>> running = new ConcurrentHashMap<>();
    private final Map<ConnectionId, CompletableFuture<Optional<Refreshed>>> runningAgain = new ConcurrentHashMap<>();
    // Separate threads: a refresh that was sent is completed even if its caller has gone.
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "token-refresh");
        thread.setDaemon(true);
        return thread;
    });

    TokenRefresher(LeasedRefresh refreshes) {
        this.refreshes = refreshes;
    }

    /**
     * Refreshes a connection and waits for the result.
     *
     * @param stale the connection as it was read, with the token to replace
     * @return the connection with a newer version
     */
    Connection refresh(Connection stale) {
        return await(start(stale)).connection();
    }

    /**
     * Refreshes a connection whose token is fresh, and refused nevertheless.
     *
     * @return the connection with a newer version; empty when such a refresh was made a moment ago
     */
    Optional<Connection> refreshAgain(Connection stale) {
        return await(start(runningAgain, stale, refreshes::runAgain)).map(Refreshed::connection);
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(LeasedRefresh.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw LeasedRefresh.waitedTooLong();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw LeasedRefresh.waitedTooLong();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        }
    }

    /** Starts a refresh, for callers that wait for several. */
    public CompletableFuture<Refreshed> start(Connection stale) {
        return start(running, stale, refreshes::run);
    }

    private <T> CompletableFuture<T> start(
            Map<ConnectionId, CompletableFuture<T>> all, Connection stale, Function<Connection, T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> shared = all.putIfAbsent(stale.id(), mine);
        if (shared != null) {
            return shared;
        }
        executor.execute(() -> {
            try {
                T result = work.apply(stale);
                all.remove(stale.id(), mine);
                mine.complete(result);
            } catch (RuntimeException | Error failure) {
                all.remove(stale.id(), mine);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    /** Completes the refreshes that were started before the process stops. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(LeasedRefresh.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
