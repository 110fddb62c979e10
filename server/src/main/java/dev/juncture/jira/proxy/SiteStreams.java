package dev.juncture.jira.proxy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.jira.resilience.Recovery;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.operation.Content;
import dev.juncture.operation.StreamedAnswer;
import dev.juncture.secret.Secret;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a connection's site with bodies that are streams and never held in memory. A refused token is replaced, a
 * redirect to the media host is followed, and the issues that a call changes are remembered for searches.
 */
@Component
public class SiteStreams {
    private final ProxyClient client;
    private final StreamingCalls calls;
    private final MemoryBudget memory;
    private final JsonMapper json;

    SiteStreams(ProxyClient client, StreamingCalls calls, MemoryBudgets budgets, JsonMapper json) {
        this.client = client;
        this.calls = calls;
        this.memory = budgets.ofCallers();
        this.json = json;
    }

    /**
     * Returns Jira's own answer, also when it is an error. The caller closes it.
     *
     * @param path below the site, encoded, for example {@code rest/api/3/myself}
     * @param query encoded
     * @param content its headers that describe the body go to Jira
     */
    public Answer call(JiraSite site, HttpMethod method, String path, @Nullable String query, Content content) {
        try (MemoryBudget.Share kept = memory.share()) {
            ReplayableBody body = ReplayableBody.of(content, kept);
            StreamedChange change = StreamedChange.of(site, method, "/" + path, body, json);
            return change.after(
                    call(new ProxyClient.Outgoing(site, method, path, query, content.headers(), body), change));
        }
    }

    private Answer call(ProxyClient.Outgoing request, StreamedChange change) {
        try {
            return call(request);
        } catch (JiraFailure failure) {
            if (!failure.notDone()) {
                change.mayHaveHappened();
            }
            throw failure;
        }
    }

    private Answer call(ProxyClient.Outgoing request) {
        TokenSource tokens = request.site().client().tokens();
        Secret token = tokens.token();
        Answer answer = client.send(request, token);
        for (int newTokens = 0; answer.tokenRefused(); newTokens++) {
            JiraFailure refused = calls.failure(answer);
            Optional<Secret> newer = newTokens < Recovery.MOST_NEW_TOKENS ? tokens.insteadOf(token) : Optional.empty();
            token = newer.orElseThrow(() -> request.site().refusal(refused));
            if (!request.body().canBeSentAgain()) {
                throw new ApiException(
                                ErrorCode.UNAVAILABLE,
                                "Jira refused the token, which has been replaced: send this request again.")
                        .retryAfter(Duration.ofSeconds(1));
            }
            answer = client.send(request, token);
        }
        return client.followToMedia(request, answer);
    }

    /**
     * Calls a site and returns the answer if it is a success. The caller closes it.
     *
     * @param path below the site, encoded
     * @param scopes that the call needs: the refusal names them when the grant lacks one
     * @throws ApiException for any other answer
     */
    public Answer callForSuccess(JiraSite site, HttpMethod method, String path, Content content, List<String> scopes) {
        Answer answer = call(site, method, path, null, content);
        try {
            return calls.succeeding(answer, scopes);
        } catch (JiraFailure failure) {
            throw site.refusal(failure);
        }
    }

    /**
     * Returns the answer for the caller: the headers that describe the content, and the content.
     *
     * @throws JiraFailure when the content breaks off before its first byte
     */
    public static StreamedAnswer passOn(Answer answer) {
        Answer started = answer.started();
        return new StreamedAnswer(started.status(), ProxyHeaders.back(started.headers()), out -> {
            try (InputStream body = started.body()) {
                body.transferTo(out);
            }
        });
    }
}
