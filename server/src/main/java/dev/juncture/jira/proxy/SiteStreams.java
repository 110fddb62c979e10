package dev.juncture.jira.proxy;

import dev.juncture.connection.ConnectionErrors;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.client.StreamingCalls;
import dev.juncture.jira.client.StreamingCalls.Answer;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.operation.Content;
import dev.juncture.operation.StreamedAnswer;
import dev.juncture.secret.Secret;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Calls a connection's site with bodies that are streams and never held in memory. A refused token is replaced once, and a
 * redirect to the media host is followed.
 */
@Component
public class SiteStreams {
    private final ProxyClient client;
    private final StreamingCalls calls;
    private final MemoryBudget memory;

    SiteStreams(ProxyClient client, StreamingCalls calls, MemoryBudgets budgets) {
        this.client = client;
        this.calls = calls;
        this.memory = budgets.ofCallers();
    }

    /**
     * Returns Jira's own answer, whatever its status. The caller closes it.
     *
     * @param path below the site, encoded, for example {@code rest/api/3/myself}
     * @param query encoded
     * @param content its headers that describe the body go to Jira
     */
    public Answer call(JiraSite site, HttpMethod method, String path, @Nullable String query, Content content) {
        try (MemoryBudget.Share kept = memory.share()) {
            ReplayableBody body = ReplayableBody.of(content, kept);
            return call(new ProxyClient.Outgoing(site, method, path, query, content.headers(), body));
        }
    }

    private Answer call(ProxyClient.Outgoing request) {
        TokenSource tokens = request.site().client().tokens();
        Secret token = tokens.token();
        Answer answer = client.send(request, token);
        if (answer.tokenRefused()) {
            answer.close();
            answer = sendAgain(request, tokens, token);
        }
        return client.followToMedia(request, answer);
    }

    private Answer sendAgain(ProxyClient.Outgoing request, TokenSource tokens, Secret refused) {
        Supplier<ApiException> dead = () ->
                ConnectionErrors.freshTokenRefused(request.site().connection().key());
        Secret newer = tokens.insteadOf(refused).orElseThrow(dead);
        if (!request.body().canBeSentAgain()) {
            throw new ApiException(
                            ErrorCode.UNAVAILABLE,
                            "Jira refused the token, which has been replaced: send this request again.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        Answer answer = client.send(request, newer);
        if (answer.tokenRefused()) {
            answer.close();
            throw dead.get();
        }
        return answer;
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
