package dev.juncture.jira.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of one answer as it arrives, within limits on its size and its time. A body that breaks off, or that
 * exceeds a limit, ends with the failure: what arrived before it can still be read, and so can status and headers.
 */
final class AnswerCollector implements BodyHandler<InputStream>, BodySubscriber<InputStream> {
    /** The number of bytes to keep of any answer except a JSON success: the rest is not needed. */
    static final int LONGEST_REFUSAL = 64 * 1024;

    private final CompletableFuture<InputStream> body = new CompletableFuture<>();
    private final CompletableFuture<Void> arriving = new CompletableFuture<>();
    private final List<byte[]> pieces = new ArrayList<>();
    private final AnswerAllowance allowance;
    private final long end;
    private long most = Long.MAX_VALUE;
    private @Nullable Subscription subscription;

    /** @param time for the whole answer, from now on */
    AnswerCollector(AnswerAllowance allowance, Duration time) {
        this.allowance = allowance;
        this.end = System.nanoTime() + time.toNanos();
    }

    @Override
    public BodySubscriber<InputStream> apply(ResponseInfo answer) {
        boolean isWanted = answer.statusCode() / 100 == 2 && JsonType.isNamedIn(answer.headers());
        most = isWanted ? Long.MAX_VALUE : LONGEST_REFUSAL;
        arriving.orTimeout(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((ended, late) -> {
                    if (late != null) {
                        stop(new HttpTimeoutException("the body took too long"));
                    }
                });
        return this;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Subscription source) {
        subscription = source;
        if (body.isDone()) {
            source.cancel();
        } else {
            source.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> arrived) {
        try {
            for (ByteBuffer each : arrived) {
                add(each);
            }
        } catch (IOException refused) {
            stop(refused);
        }
    }

    private void add(ByteBuffer arrived) throws IOException {
        // The memory for this answer is already given back when the body has ended.
        if (body.isDone() || !arrived.hasRemaining()) {
            return;
        }
        byte[] piece = new byte[(int) Math.min(arrived.remaining(), most)];
        arrived.get(piece);
        allowance.take(piece, 0, piece.length);
        pieces.add(piece);
        most -= piece.length;
        if (most == 0) {
            stop(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        stop(failure instanceof IOException io ? io : new IOException(failure));
    }

    @Override
    public void onComplete() {
        end(null);
    }

    /** Ends the body before the last byte of the answer. Nothing is counted from now on. */
    synchronized void stop(@Nullable IOException failure) {
        if (subscription != null && !body.isDone()) {
            subscription.cancel();
        }
        end(failure);
    }

    private synchronized void end(@Nullable IOException failure) {
        body.complete(new CollectedBody(pieces, failure));
        arriving.complete(null);
    }
}
