package dev.juncture.jira.client;

import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.resilience.Deadline;
import dev.juncture.jira.resilience.RateLimitKey;
import dev.juncture.jira.resilience.Recovery;
import dev.juncture.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;

/**
 * Sends requests for one request to Juncture: with the tokens of one grant, to one site (or to the account's own endpoints),
 * and within one time budget.
 */
public final class JiraClient {
    private static final String ACCOUNT = "";

    private final JiraTransport transport;
    private final TokenSource tokens;
    private final Deadline deadline;
    private final String siteId;

    JiraClient(JiraTransport transport, TokenSource tokens, Deadline deadline) {
        this(transport, tokens, deadline, ACCOUNT);
    }

    private JiraClient(JiraTransport transport, TokenSource tokens, Deadline deadline, String siteId) {
        this.transport = transport;
        this.tokens = tokens;
        this.deadline = deadline;
        this.siteId = siteId;
    }

    /** Returns a client for a site, with the same tokens and the same time budget. */
    public JiraClient at(String site) {
        return new JiraClient(transport, tokens, deadline, site);
    }

    /** Returns a client for the account's own endpoints, with the same tokens and the same time budget. */
    public JiraClient account() {
        return at(ACCOUNT);
    }

    public TokenSource tokens() {
        return tokens;
    }

    /**
     * Sends a request, and repeats it where a remedy helps.
     *
     * @param scopes that the request needs: the refusal names them when the grant lacks one
     * @throws JiraFailure when Jira refuses the request, or does not answer
     */
    public <T> T call(List<String> scopes, JiraRequest<T> request) {
        RateLimitKey key = key(request);
        Sending<T> sending = new Sending<>(request, key.isRead());
        try {
            return transport.calls().call(key, deadline, sending::once, sending);
        } catch (JiraFailure failure) {
            if (failure.code().equals(JiraErrors.MISSING_SCOPE)) {
                failure.with("required_scopes", scopes);
            }
            throw failure;
        }
    }

    /**
     * Runs a call that the caller composes, once, under the rules for calls to the site: rate limits, bulkhead, circuit.
     *
     * @param path below the site
     */
    <T> T once(HttpMethod method, String path, Supplier<T> call) {
        return transport.calls().callOnce(RateLimitKey.ofPath(method, siteId, path), deadline, time -> call.get());
    }

    /** Reads the header by which an answer announces that a limit is near. */
    void heed(Optional<String> announcement) {
        transport.heed(siteId, announcement);
    }

    private RateLimitKey key(JiraRequest<?> request) {
        return RateLimitKey.ofTemplate(request.method(), siteId, request.template(), request.path());
    }

    /** One request on its way, with the remedies against its failures. */
    private final class Sending<T> implements Recovery {
        private final boolean isRead;
        private JiraRequest<T> request;
        private Secret token;

        Sending(JiraRequest<T> request, boolean isRead) {
            this.request = request;
            this.isRead = isRead;
            // Before the call takes its place at the site: a refresh is a call to another endpoint, with its own rules.
            this.token = tokens.token();
        }

        T once(Duration time) {
            return transport.send(siteId, request, isRead, token, time);
        }

        @Override
        public boolean renewToken() {
            Optional<Secret> other = tokens.insteadOf(token);
            other.ifPresent(fresh -> this.token = fresh);
            return other.isPresent();
        }

        @Override
        public boolean correct(JiraFailure refusal) {
            Optional<JiraRequest<T>> corrected = request.correction().apply(refusal);
            corrected.ifPresent(other -> this.request = other);
            return corrected.isPresent();
        }
    }
}
