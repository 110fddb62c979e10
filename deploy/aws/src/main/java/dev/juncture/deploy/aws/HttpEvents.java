package dev.juncture.deploy.aws;

import dev.juncture.edge.WholeAnswer;
import dev.juncture.edge.WholeAnswers;
import dev.juncture.http.Request;
import java.io.InputStream;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Translates events to requests, and the router's answers to documents. It takes a stream, because for any other type the
 * adapter would log the event and read instructions from its headers.
 */
final class HttpEvents implements Function<InputStream, byte[]> {
    private static final JsonMapper JSON = new JsonMapper();

    private final WholeAnswers answers;

    HttpEvents(WholeAnswers answers) {
        this.answers = answers;
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
            return document(shape, answers.refuseUnreadable());
        }
        byte[] document = document(shape, answers.answer(request, shape.largestAnswer()));
        return document.length > shape.largestAnswer()
                ? document(shape, answers.refuseTooLarge(request, shape.largestAnswer()))
                : document;
    }

    private static byte[] document(EventShape shape, WholeAnswer answer) {
        return JSON.writeValueAsBytes(shape.document(answer));
    }
}
