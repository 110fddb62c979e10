package dev.juncture.edge;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/**
 * Answers requests for platforms that take an answer as a whole. An answer that breaks off or is too large becomes a refusal
 * before any part of it is sent.
 */
@Component
public class WholeAnswers {
    private final Router router;

    public WholeAnswers(Router router) {
        this.router = router;
    }

    /**
     * Answers a request.
     *
     * @param largest the largest body in bytes
     */
    public WholeAnswer answer(Request request, int largest) {
        return whole(request, router.apply(request), largest);
    }

    /** Refuses a message that the edge cannot read as a request. */
    public WholeAnswer refuseUnreadable() {
        Request unreadable = Request.unreadable();
        return whole(unreadable, router.refuse(unreadable, 400), Integer.MAX_VALUE);
    }

    /**
     * Refuses to send an answer that is larger than its platform allows.
     *
     * @param largest in bytes
     */
    public WholeAnswer refuseTooLarge(Request request, int largest) {
        ApiException refusal = new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The answer is larger than the %d bytes that this platform allows, in base64 if it is not text: ask for less, with limit and cursor for example."
                        .formatted(largest));
        return whole(request, router.refuse(request, refusal), Integer.MAX_VALUE);
    }

    private WholeAnswer whole(Request request, Response response, int largest) {
        Buffer body = new Buffer(largest);
        try {
            response.body().writeTo(body);
        } catch (TooLargeException tooLarge) {
            return refuseTooLarge(request, largest);
        } catch (IOException brokenOff) {
            ApiException refusal =
                    new ApiException(ErrorCode.UNAVAILABLE, "The answer broke off before it was complete: try again.");
            return whole(request, router.refuse(request, refusal), Integer.MAX_VALUE);
        }
        return new WholeAnswer(response.status(), response.headers(), body.bytes.toByteArray());
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Buffer extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int largest;

        Buffer(int largest) {
            this.largest = largest;
        }

        @Override
        public void write(int one) throws TooLargeException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] part, int offset, int length) throws TooLargeException {
            if (length > largest - bytes.size()) {
                throw new TooLargeException();
            }
            bytes.write(part, offset, length);
        }
    }
}
