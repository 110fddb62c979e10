package dev.juncture.jira.proxy;

import dev.juncture.jira.client.SentBodyException;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.operation.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request body. A small one is kept, so it can be sent again with a newer token. A larger one is streamed once. */
final class ReplayableBody {
    private static final int KEPT = 256 * 1024;
    private static final int PIECE = 8 * 1024;

    private final byte[] start;
    private final @Nullable InputStream rest;
    private final long length;

    private ReplayableBody(byte[] start, @Nullable InputStream rest, long length) {
        this.start = start;
        this.rest = rest;
        this.length = length;
    }

    /**
     * Reads the start of a body.
     *
     * @param memory counts the start while it arrives
     * @throws dev.juncture.error.ApiException {@code unavailable} when there is no memory for it
     */
    static ReplayableBody of(Content content, MemoryBudget.Share memory) {
        try {
            byte[] start = start(content.body(), memory);
            return new ReplayableBody(start, start.length < KEPT ? null : content.body(), length(content));
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static byte[] start(InputStream body, MemoryBudget.Share memory) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        while (start.size() < KEPT) {
            int count = body.read(piece, 0, Math.min(PIECE, KEPT - start.size()));
            if (count < 0) {
                break;
            }
            memory.take(count);
            start.write(piece, 0, count);
        }
        return start.toByteArray();
    }

    /** Returns the announced length, or -1. */
    private static long length(Content content) {
        return content.header(HttpHeaders.CONTENT_LENGTH)
                .filter(length -> length.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(-1L);
    }

    boolean canBeSentAgain() {
        return rest == null;
    }

    /** Returns the whole body when it is not longer than this, else nothing. */
    byte[] start(int most) {
        return canBeSentAgain() && start.length <= most ? start : new byte[0];
    }

    BodyPublisher publisher() {
        if (rest == null) {
            return start.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(start);
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(new ByteArrayInputStream(start), new Sent(rest)));
        return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
    }

    /** Marks a failure of the product's connection, to tell it from one of Jira's. */
    private static final class Sent extends FilterInputStream {
        Sent(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException broken) {
                // Unchecked, because the JDK's client takes an IOException for the end of the stream, and would send
                // half a
                // file as a whole one.
                throw new UncheckedIOException(new SentBodyException(broken));
            }
        }
    }
}
