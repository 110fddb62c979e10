package dev.juncture.http.body;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.memory.JsonWeight;
import dev.juncture.memory.MemoryBudget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;

/**
 * What the JSON body of one request may take.
 *
 * @param mostBytes the longest body
 * @param memory counts what has been read and built
 */
public record BodyAllowance(long mostBytes, MemoryBudget.Share memory) implements AutoCloseable {
    /**
     * Returns the body as a stream that ends with a refusal as soon as it is too long, or takes too much memory.
     *
     * @throws ApiException {@code payload_too_large} when the headers announce a body that is too long: nothing is read
     */
    public InputStream within(InputStream body, HttpHeaders headers) {
        if (announcedLength(headers) > mostBytes) {
            throw tooLarge();
        }
        return new Body(body);
    }

    /** Counts a value that the body becomes. */
    public void takeValue() {
        memory.take(JsonWeight.OF_VALUE);
    }

    @Override
    public void close() {
        memory.close();
    }

    /** Only a hint: some edges do not check this header, so the body itself is counted too. */
    private static long announcedLength(HttpHeaders headers) {
        try {
            return headers.getContentLength();
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private ApiException tooLarge() {
        return new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than the %d bytes allowed.".formatted(mostBytes));
    }

    private final class Body extends FilterInputStream {
        private long read;

        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = count(bytes, offset, length);
            if (count > 0) {
                read += count;
                if (read > mostBytes) {
                    throw tooLarge();
                }
                memory.take(count);
            }
            return count;
        }

        /** Unchecked, because a reader of JSON reports bytes that are not text by an {@link IOException} too. */
        private int count(byte[] bytes, int offset, int length) {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException brokenOff) {
                throw new UncheckedIOException(brokenOff);
            }
        }
    }
}
