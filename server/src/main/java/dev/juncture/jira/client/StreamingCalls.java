package dev.juncture.jira.client;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.resilience.SiteRegistry;
import dev.juncture.jira.resilience.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Calls whose bodies are streams, under the rules for every call to a site: rate limits, bulkhead, circuit. Each is made
 * once, because a stream cannot be sent again, and returns Jira's own answer, also when it is an error.
 *
 * <p>A call keeps its place in the bulkhead until the answer's headers arrive, and not while the body flows: that lasts as
 * long as the reader takes, and Jira counts requests, not bytes.
 */
@Component
public final class StreamingCalls {
    private static final int DECIDED_WITHIN = 8 * 1024;

    private final FailureReader failures;

    StreamingCalls(AtlassianHttp http, Sleeper sleeper) {
        this.failures = new FailureReader(http.json(), sleeper.clock());
    }

    /**
     * An answer that the caller closes.
     *
     * @param tokenRefused whether it is a 401 that another token may help against, unlike one for a missing scope or app
     */
    public record Answer(int status, HttpHeaders headers, InputStream body, boolean tokenRefused)
            implements AutoCloseable {
        /**
         * Waits for the first byte: from then on, a failure can only break the answer off.
         *
         * @return the same answer
         * @throws JiraFailure when the answer breaks off before its first byte
         */
        public Answer started() {
            PushbackInputStream started = new PushbackInputStream(body);
            try {
                int first = started.read();
                if (first >= 0) {
                    started.unread(first);
                }
            } catch (IOException brokenOff) {
                close();
                throw brokeOff(brokenOff);
            }
            return new Answer(status, headers, started, tokenRefused);
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException gone) {
                // The rest is not needed.
            }
        }
    }

    /**
     * Sends a request to the client's site.
     *
     * @param path below the site
     * @throws ApiException when there is no answer, or no call because of a limit or the circuit
     */
    public Answer send(JiraClient client, String path, HttpClient http, HttpRequest request) {
        Exchange exchange = new Exchange(client, http, request);
        try {
            return client.once(HttpMethod.valueOf(request.method()), path, exchange::run);
        } catch (JiraFailure failure) {
            if (exchange.answer == null) {
                throw failure;
            }
            return exchange.answer;
        }
    }

    /**
     * Returns an answer that is a success.
     *
     * @param scopes that the call needs: the refusal names them when the grant lacks one
     * @throws JiraFailure for any other answer
     */
    public Answer succeeding(Answer answer, List<String> scopes) {
        if (answer.status() / 100 == 2) {
            return answer;
        }
        JiraFailure failure = failure(answer);
        if (failure.code().equals(JiraErrors.MISSING_SCOPE)) {
            failure.with("required_scopes", scopes);
        }
        throw failure;
    }

    /** Reads an answer that is no success, and closes it. */
    public JiraFailure failure(Answer answer) {
        try (answer) {
            return failures.read(answer.status(), answer.headers(), answer.body());
        } catch (IOException brokenOff) {
            return brokeOff(brokenOff);
        }
    }

    private static JiraFailure brokeOff(IOException failure) {
        return JiraFailure.unanswered(
                JiraErrors.JIRA_UNAVAILABLE, "Atlassian's answer broke off: try again.", failure, Remedy.NONE);
    }

    /** Sends a request to a host other than Jira, for which none of Jira's rules hold. */
    public Answer fetch(HttpClient http, HttpRequest request) {
        return receive(http, request);
    }

    private final class Exchange {
        private final JiraClient client;
        private final HttpClient http;
        private final HttpRequest request;
        private @Nullable Answer answer;

        Exchange(JiraClient client, HttpClient http, HttpRequest request) {
            this.client = client;
            this.http = http;
            this.request = request;
        }

        /** Throws a failure that may pass, to let limits and circuit count it, and keeps its answer. */
        Answer run() {
            Answer arrived = receive(http, request);
            answer = arrived;
            client.heed(Optional.ofNullable(arrived.headers().getFirst(SiteRegistry.NEAR_LIMIT)));
            Optional<JiraFailure> passing = failures.passing(arrived.status(), arrived.headers());
            if (passing.isPresent()) {
                throw passing.get();
            }
            return arrived;
        }
    }

    private static Answer receive(HttpClient http, HttpRequest request) {
        try {
            return read(http.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw SentBodyException.isBehind(failed) ? SentBodyException.brokenOff() : AtlassianHttp.unanswered(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.UNAVAILABLE, "Juncture is shutting down: try again.")
                    .retryAfter(Duration.ofSeconds(2));
        }
    }

    private static Answer read(HttpResponse<InputStream> response) throws IOException {
        HttpHeaders headers = AtlassianAnswer.copyOf(response.headers());
        if (response.statusCode() != 401) {
            return new Answer(response.statusCode(), headers, response.body(), false);
        }
        byte[] start = response.body().readNBytes(DECIDED_WITHIN);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
        boolean refused = FailureReader.concernsToken(new String(start, StandardCharsets.UTF_8));
        return new Answer(401, headers, whole, refused);
    }
}
