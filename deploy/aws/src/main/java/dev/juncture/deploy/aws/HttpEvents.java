package dev.juncture.deploy.aws;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Event in, answer out; everything between is the router's. It takes the stream itself: for any other type the adapter
 * would log the event, and look at its headers.
 */
final class HttpEvents implements Function<InputStream, byte[]> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Request UNREADABLE =
            new Request("", "", null, new HttpHeaders(), InputStream.nullInputStream(), "");

    private final Router router;

    HttpEvents(Router router) {
        this.router = router;
    }

    @Override
    public byte[] apply(InputStream payload) {
        EventShape shape = EventShape.REST_API;
        Request request;
        try {
            JsonNode event = JSON.readTree(payload);
            shape = EventShape.of(event);
            request = shape.request(event);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return write(shape, UNREADABLE, router.refuse(UNREADABLE, 400));
        }
        return write(shape, request, router.apply(request));
    }

    private byte[] write(EventShape shape, Request request, Response response) {
        AnswerBody body = new AnswerBody(shape.largestAnswer());
        try {
            response.body().writeTo(body);
        } catch (AnswerBody.TooLarge tooLarge) {
            return write(shape, request, router.refuse(request, tooLarge(shape)));
        } catch (IOException brokenOff) {
            return write(shape, request, router.refuse(request, brokenOff()));
        }
        byte[] answer = JSON.writeValueAsBytes(shape.answer(response, body));
        return answer.length > shape.largestAnswer()
                ? write(shape, request, router.refuse(request, tooLarge(shape)))
                : answer;
    }

    private static ApiException tooLarge(EventShape shape) {
        return new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The answer is larger than the %d bytes that can leave a Lambda here, in base64 if it is not text: ask for less, with limit and cursor for example."
                        .formatted(shape.largestAnswer()));
    }

    private static ApiException brokenOff() {
        return new ApiException(ErrorCode.UNAVAILABLE, "The answer broke off before it was complete: try again.");
    }
}
