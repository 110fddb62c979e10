package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.edge.WholeAnswers;
import dev.juncture.error.ApiException;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.memory.MemorySettings;
import dev.juncture.operation.StreamedAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerLimitTest {
    private final Router router = mock(Router.class);

    @BeforeEach
    void refuse() {
        when(router.refuse(any(Request.class), any(ApiException.class))).thenAnswer(call -> {
            ApiException refusal = call.getArgument(1);
            byte[] sentence = refusal.getMessage().getBytes(StandardCharsets.UTF_8);
            return response(refusal.code().status(), "application/json", out -> out.write(sentence));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // Base64 turns three bytes into four.
        "HTTP_API, image/png, 4700000, 200",
        "HTTP_API, image/png, 4719000, 413",
        "HTTP_API, application/json, 6290000, 200",
        "HTTP_API, application/json, 6291456, 413",
        "HTTP_API, application/json, 900000000, 413",
        "LOAD_BALANCER, application/json, 1048000, 200",
        "LOAD_BALANCER, application/json, 1048576, 413"
    })
    void refusesAnAnswerThatIsTooLargeForTheService(EventShape shape, String contentType, long size, int status) {
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'a');
        JsonNode answer = answer(shape, response(200, contentType, out -> {
            for (long left = size; left > 0; left -= megabyte.length) {
                out.write(megabyte, 0, (int) Math.min(left, megabyte.length));
            }
        }));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.path("body").asString()).contains("ask for less");
        }
    }

    @Test
    void refusesAnAnswerThatBreaksOff() {
        JsonNode answer = answer(EventShape.HTTP_API, response(200, "image/png", out -> {
            out.write(1);
            throw new IOException("gone");
        }));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.path("body").asString()).contains("closed before the whole answer arrived");
    }

    private JsonNode answer(EventShape shape, Response response) {
        when(router.apply(any())).thenReturn(response);
        String event = shape == EventShape.LOAD_BALANCER ? Events.LOAD_BALANCER : Events.HTTP_API;
        byte[] answer = new HttpEvents(new WholeAnswers(router, new MemoryBudgets(new MemorySettings(null))))
                .apply(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.length).isLessThanOrEqualTo(shape.largestAnswer());
        return JsonMapper.shared().readTree(answer);
    }

    private static Response response(int status, String contentType, StreamedAnswer.Body body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", contentType);
        return new Response(status, headers, body);
    }
}
