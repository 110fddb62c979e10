package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls whose bodies are streamed, under the rules that hold for every call to a site: its limits, turns and circuit. Each
 * is made once, for a stream cannot be sent again, and Jira's own answer is given back whatever it says.
 *
 * <p>A call keeps its turn until the answer's headers are there. While the body flows it has none: that lasts as long as
 * the reader likes, and Jira counts requests, not bytes.
 */
@Component
public final class StreamingCalls {
    private static final int DECIDED_WITHIN = 8 * 1024;

    private final ResilientCalls calls;
    private final Traffic traffic;
    private final Pacing pacing;
    private final JiraFailures failures;

    StreamingCalls(ResilientCalls calls, Traffic traffic, Pacing pacing, JsonMapper json) {
        this.failures = new JiraFailures(json, pacing.clock());
        this.calls = calls;
        this.traffic = traffic;
        this.pacing = pacing;
    }

    /**
     * An answer to be closed.
     *
     * @param tokenRefused a 401 that another token might mend, as against one for want of a scope
     */
    public record Answer(int status, HttpHeaders headers, InputStream body, boolean tokenRefused)
            implements AutoCloseable {
        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException gone) {
                // Nothing of it was wanted.
            }
        }
    }

    /** @throws dev.juncture.http.ApiException when there is no answer, or no call because of a limit or the circuit */
    public Answer send(HttpClient http, HttpRequest request) {
        Exchange exchange = new Exchange(http, request);
        String path = request.uri().getRawPath();
        try {
            return calls.callOnce(Target.of(HttpMethod.valueOf(request.method()), path), exchange::run);
        } catch (PassingFailure failure) {
            if (exchange.answer == null) {
                throw failure.answer();
            }
            return exchange.answer;
        }
    }

    /**
     * The same answer when it is a success.
     *
     * @param scopes what the call needs, named to the caller when the grant lacks one
     * @throws dev.juncture.http.ApiException what any other answer means
     */
    public Answer succeeding(Answer answer, List<String> scopes) {
        if (answer.status() / 100 == 2) {
            return answer;
        }
        try (answer) {
            failures.raise(answer.status(), answer.headers(), answer.body());
            throw new IllegalStateException("A failure means something.");
        } catch (PassingFailure passing) {
            throw passing.answer();
        } catch (ApiException failure) {
            throw failure.code().equals(JiraErrors.MISSING_SCOPE) ? failure.with("required_scopes", scopes) : failure;
        } catch (IOException brokenOff) {
            throw new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Atlassian's answer broke off: try again.", brokenOff);
        }
    }

    /** From elsewhere than Jira, where none of its rules hold. */
    public Answer fetch(HttpClient http, HttpRequest request) {
        try {
            return receive(http, request);
        } catch (PassingFailure failure) {
            throw failure.answer();
        }
    }

    private final class Exchange {
        private final HttpClient http;
        private final HttpRequest request;
        private @Nullable Answer answer;

        Exchange(HttpClient http, HttpRequest request) {
            this.http = http;
            this.request = request;
        }

        Answer run() {
            Answer arrived = receive(http, request);
            answer = arrived;
            traffic.heed(request.uri().getRawPath(), arrived.headers());
            JiraFailures.raisePassing(arrived.status(), arrived.headers(), pacing.clock());
            return arrived;
        }
    }

    private static Answer receive(HttpClient http, HttpRequest request) {
        try {
            return read(http.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw SentBodyException.isBehind(failed) ? SentBodyException.brokenOff() : Unanswered.meaningOf(failed);
        } catch (InterruptedException stopped) {
            throw Repeats.interrupted();
        }
    }

    private static Answer read(HttpResponse<InputStream> response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        response.headers().map().forEach(headers::addAll);
        if (response.statusCode() != 401) {
            return new Answer(response.statusCode(), headers, response.body(), false);
        }
        byte[] start = response.body().readNBytes(DECIDED_WITHIN);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
        boolean scope = new String(start, StandardCharsets.UTF_8).contains(JiraFailures.SCOPE_MISMATCH);
        return new Answer(401, headers, whole, !scope);
    }
}
