package dev.juncture.jira.proxy;

import dev.juncture.jira.client.SentBodyException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

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

    static ReplayableBody of(HttpHeaders headers, InputStream body) {
        try {
            byte[] start = body.readNBytes(KEPT);
            long length = headers.getContentLength();
            return new ReplayableBody(start, start.length < KEPT ? null : body, length);
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
        BodyPublisher stream = BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(new ByteArrayInputStream(start), new Sent(rest)));
        return length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream;
    }

    /** Tells the product's broken connection from Jira's. */
    private static final class Sent extends FilterInputStream {
        Sent(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException broken) {
                // Unchecked: the JDK's client takes a checked one for the end, and would send half a file as a whole
                // one.
                throw new UncheckedIOException(new SentBodyException(broken));
            }
        }
    }
}
