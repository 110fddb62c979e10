package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Shares one refresh of a connection among all callers of this process. It continues when a caller gives up. */
@Component
public class TokenRefresher implements DisposableBean {
    private final LeasedRefresh refreshes;
    private final Map<ConnectionId, CompletableFuture<Refreshed>> running = new ConcurrentHashMap<>();
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
        try {
            return start(stale)
                    .get(LeasedRefresh.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .connection();
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
        CompletableFuture<Refreshed> mine = new CompletableFuture<>();
        CompletableFuture<Refreshed> shared = running.putIfAbsent(stale.id(), mine);
        if (shared != null) {
            return shared;
        }
        executor.execute(() -> complete(mine, stale));
        return mine;
    }

    private void complete(CompletableFuture<Refreshed> result, Connection stale) {
        try {
            Refreshed refreshed = refreshes.run(stale);
            running.remove(stale.id(), result);
            result.complete(refreshed);
        } catch (RuntimeException | Error failure) {
            running.remove(stale.id(), result);
            result.completeExceptionally(failure);
        }
    }

    /** Completes the refreshes that were started before the process stops. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(LeasedRefresh.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
