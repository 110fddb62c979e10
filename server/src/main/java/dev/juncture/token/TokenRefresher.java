package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionId;
import dev.juncture.token.LeasedRefresh.Refreshed;
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

/** Lets all callers of this process share one refresh, which outlives each of them. */
@Component
class TokenRefresher implements DisposableBean {
    private final LeasedRefresh refreshes;
    private final Map<ConnectionId, CompletableFuture<Refreshed>> underway = new ConcurrentHashMap<>();
    // Not the caller's thread: a refresh once sent is finished even if its caller is gone.
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "token-refresh");
        thread.setDaemon(true);
        return thread;
    });

    TokenRefresher(LeasedRefresh refreshes) {
        this.refreshes = refreshes;
    }

    /**
     * @param stale the connection as read with the token that has to be replaced
     * @return the connection with a newer version
     */
    Connection refresh(Connection stale) {
        try {
            return start(stale)
                    .get(LeasedRefresh.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
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

    /** Like {@link #refresh}, for whoever has more than one to wait for. */
    CompletableFuture<Refreshed> start(Connection stale) {
        CompletableFuture<Refreshed> mine = new CompletableFuture<>();
        CompletableFuture<Refreshed> shared = underway.putIfAbsent(stale.id(), mine);
        if (shared != null) {
            return shared;
        }
        executor.execute(() -> complete(mine, stale));
        return mine;
    }

    private void complete(CompletableFuture<Refreshed> result, Connection stale) {
        try {
            Refreshed refreshed = refreshes.run(stale);
            underway.remove(stale.id(), result);
            result.complete(refreshed);
        } catch (RuntimeException | Error failure) {
            underway.remove(stale.id(), result);
            result.completeExceptionally(failure);
        }
    }

    /** A process that is told to stop brings home what it has sent. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(LeasedRefresh.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
