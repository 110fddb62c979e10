package dev.juncture.jira.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer whose body is read as it arrives, within limits on its size and its time. */
final class BoundedAnswer implements ClientHttpResponse {
    private final ClientHttpResponse answer;
    private final long end;
    private final AnswerAllowance allowance;
    private boolean broken;

    /** @param time from {@code start}, a value of {@link System#nanoTime} */
    BoundedAnswer(ClientHttpResponse answer, long start, Duration time, AnswerAllowance allowance) {
        this.answer = answer;
        this.end = start + time.toNanos();
        this.allowance = allowance;
    }

    @Override
    public InputStream getBody() throws IOException {
        return new Body(answer.getBody());
    }

    private final class Body extends FilterInputStream {
        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            try {
                count = in.read(bytes, offset, length);
            } catch (IOException failed) {
                broken = true;
                // At the end of the time Spring closes the stream, which looks like any other failure.
                throw System.nanoTime() - end >= 0 ? new HttpTimeoutException("the body took too long") : failed;
            }
            try {
                allowance.take(bytes, offset, Math.max(0, count));
            } catch (IOException refused) {
                broken = true;
                throw refused;
            }
            return count;
        }
    }

    @Override
    public void close() {
        if (broken) {
            // The stream first, because closing the answer would read the rest of it.
            try {
                answer.getBody().close();
            } catch (IOException closed) {
                // The body is broken already.
            }
        }
        answer.close();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }
}
