package dev.juncture.edge;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
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
    private final MemoryBudget memory;

    public WholeAnswers(Router router, MemoryBudgets budgets) {
        this.router = router;
        this.memory = budgets.ofAnswers();
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
                "The answer is larger than the %d bytes that this platform and its memory allow, in base64 if it is not text: ask for less, with limit and cursor for example."
                        .formatted(largest));
        return whole(request, router.refuse(request, refusal), Integer.MAX_VALUE);
    }

    private WholeAnswer whole(Request request, Response response, int largestOfPlatform) {
        int largest = (int) Math.min(largestOfPlatform, memory.limit() / Buffer.COPIES);
        try (MemoryBudget.Share held = memory.share()) {
            // A refusal is small. The answer to anything but a read reports what has happened.
            boolean isRefusable = "GET".equals(request.method()) && response.status() < 300;
            Buffer body = new Buffer(largest, held, isRefusable);
            response.body().writeTo(body);
            return new WholeAnswer(response.status(), response.headers(), body.bytes.toByteArray());
        } catch (TooLargeException tooLarge) {
            return refuseTooLarge(request, largest);
        } catch (BusyException busy) {
            return whole(request, router.refuse(request, MemoryBudget.busy()), Integer.MAX_VALUE);
        } catch (IOException brokenOff) {
            ApiException refusal = new ApiException(
                    ErrorCode.UNAVAILABLE, "The connection closed before the whole answer arrived: try again.");
            return whole(request, router.refuse(request, refusal), Integer.MAX_VALUE);
        }
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class BusyException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Buffer extends OutputStream {
        /** The array grows by doubling, and is copied at its end. */
        private static final int COPIES = 3;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int largest;
        private final MemoryBudget.Share memory;
        private final boolean isRefusable;

        Buffer(int largest, MemoryBudget.Share memory, boolean isRefusable) {
            this.largest = largest;
            this.memory = memory;
            this.isRefusable = isRefusable;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] part, int offset, int length) throws IOException {
            long held = (long) COPIES * length;
            if (length > largest - bytes.size()) {
                throw new TooLargeException();
            }
            if (!isRefusable) {
                memory.takeAnyway(held);
            } else if (!memory.tryTake(held)) {
                throw new BusyException();
            }
            bytes.write(part, offset, length);
        }
    }
}
