package dev.juncture.jira.proxy;

import dev.juncture.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** A request body: a small one is kept, so that it can be sent again with a newer token; a larger one flows through. */
final class ReplayableBody {
    private static final int KEPT = 256 * 1024;

    private final byte[] start;
    private final @Nullable InputStream rest;
    private final long length;

    private ReplayableBody(byte[] start, @Nullable InputStream rest, long length) {
        this.start = start;
        this.rest = rest;
        this.length = length;
    }

    static ReplayableBody of(Request request) {
        try {
            byte[] start = request.body().readNBytes(KEPT);
            long length = request.headers().getContentLength();
            return new ReplayableBody(start, start.length < KEPT ? null : request.body(), length);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    boolean canBeSentAgain() {
        return rest == null;
    }

    BodyPublisher publisher() {
        if (rest == null) {
            return start.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(start);
        }
        BodyPublisher stream =
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(start), rest));
        return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
    }
}
