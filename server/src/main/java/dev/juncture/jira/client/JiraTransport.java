package dev.juncture.jira.client;

import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.resilience.ResilientCalls;
import dev.juncture.jira.resilience.SiteRegistry;
import dev.juncture.jira.resilience.Sleeper;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Sends described requests to Jira and reads their answers. */
@Component
final class JiraTransport {
    private final AtlassianHttp http;
    private final FailureReader failures;
    private final SiteRegistry sites;
    private final ResilientCalls calls;
    private final MemoryBudget memory;
    private final String apiUrl;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    JiraTransport(
            AtlassianHttp http,
            JiraSettings settings,
            SiteRegistry sites,
            ResilientCalls calls,
            Sleeper sleeper,
            MemoryBudgets budgets) {
        this.http = http;
        this.failures = new FailureReader(http.json(), sleeper.clock());
        this.sites = sites;
        this.calls = calls;
        this.memory = budgets.ofAnswers();
        this.apiUrl = settings.apiUrl();
    }

    ResilientCalls calls() {
        return calls;
    }

    /** Reads the header by which an answer announces that a limit is near. */
    void heed(String siteId, Optional<String> announcement) {
        sites.heed(siteId, announcement);
    }

    /**
     * Sends a request once.
     *
     * @param siteId empty for the account's endpoints
     * @param isRead whether the request changes nothing
     * @throws JiraFailure with its remedy
     */
    <T> T send(String siteId, JiraRequest<T> request, boolean isRead, Secret token, Duration time) {
        String site = siteId.isEmpty() ? "" : "/ex/jira/" + UriUtils.encodePathSegment(siteId, StandardCharsets.UTF_8);
        URI address = URI.create(apiUrl + site + request.address());
        try (AnswerAllowance allowance = AnswerAllowance.of(memory, isRead)) {
            AtlassianAnswer answer = http.exchange(request.method(), address, request.body(), token, time, allowance);
            heed(siteId, answer.header(SiteRegistry.NEAR_LIMIT));
            if (!answer.isSuccess()) {
                throw failures.read(answer.status(), answer.headers(), answer.body());
            }
            return isRead ? read(answer, request.answerType()) : readOfWrite(answer, request.answerType());
        } catch (IOException | JacksonException failed) {
            throw AtlassianHttp.unanswered(failed);
        }
    }

    /** Jira has made the change, so the failure must not invite the caller to repeat it. */
    private <T> T readOfWrite(AtlassianAnswer answer, Type type) throws IOException {
        try {
            return read(answer, type);
        } catch (JacksonException unreadable) {
            throw acceptedUnread();
        } catch (JiraFailure unreadable) {
            throw unreadable.code().equals(JiraErrors.JIRA_BAD_ANSWER) ? acceptedUnread() : unreadable;
        }
    }

    private static JiraFailure acceptedUnread() {
        return badAnswer(
                "Jira accepted this change, but its answer cannot be read: check in Jira before you send it again.");
    }

    @SuppressWarnings("unchecked")
    private <T> T read(AtlassianAnswer answer, Type type) throws IOException {
        if (type == Void.class) {
            return (T) null;
        }
        if (!answer.isJson()) {
            // Fails when the connection broke off: that may pass, unlike an answer in another format.
            answer.body().read();
            throw badAnswer("Atlassian's answer cannot be read.");
        }
        T value = readers.computeIfAbsent(type, this::reader).readValue(answer.body());
        if (value == null) {
            throw badAnswer("Atlassian's answer is empty.");
        }
        return value;
    }

    private ObjectReader reader(Type type) {
        return http.json().readerFor(http.json().constructType(type));
    }

    private static JiraFailure badAnswer(String sentence) {
        return JiraFailure.failed(JiraErrors.JIRA_BAD_ANSWER, sentence, JiraFailure.NO_ANSWER, Remedy.NONE);
    }
}
