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
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DefaultUriBuilderFactory;
import tools.jackson.core.JacksonException;

/** Sends described requests to Jira and reads their answers. */
@Component
final class JiraTransport {
    private final AtlassianHttp http;
    private final FailureReader failures;
    private final SiteRegistry sites;
    private final ResilientCalls calls;
    private final MemoryBudget memory;
    private final DefaultUriBuilderFactory addresses;

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
        this.addresses = new DefaultUriBuilderFactory(settings.apiUrl());
    }

    ResilientCalls calls() {
        return calls;
    }

    void heed(String siteId, HttpHeaders answer) {
        sites.heed(siteId, answer);
    }

    /**
     * Sends a request once.
     *
     * @param siteId empty for the account's endpoints
     * @param isRead whether the request changes nothing
     * @throws JiraFailure with its remedy
     */
    <T> T send(String siteId, JiraRequest<T> request, boolean isRead, Secret token, Duration time) {
        String prefix = siteId.isEmpty() ? "" : "/ex/jira/" + siteId;
        URI address = addresses.expand(prefix + request.template(), request.variables());
        try (AnswerAllowance allowance = AnswerAllowance.of(memory, isRead);
                ClientHttpResponse answer =
                        http.exchange(request.method(), address, request.body(), token, time, allowance)) {
            sites.heed(siteId, answer.getHeaders());
            if (!answer.getStatusCode().is2xxSuccessful()) {
                throw failures.read(answer.getStatusCode().value(), answer.getHeaders(), answer.getBody());
            }
            return isRead ? read(answer, request.answerType()) : readOfWrite(answer, request.answerType());
        } catch (IOException | JacksonException failed) {
            throw AtlassianHttp.unanswered(failed);
        }
    }

    /** Jira has made the change, so the failure must not invite the caller to repeat it. */
    private <T> T readOfWrite(ClientHttpResponse answer, Type type) throws IOException {
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
                "Jira accepted this change, but its answer cannot be read: look at Jira before you repeat it.");
    }

    @SuppressWarnings("unchecked")
    private <T> T read(ClientHttpResponse answer, Type type) throws IOException {
        if (type == Void.class) {
            return (T) null;
        }
        if (!isJson(answer)) {
            // Fails when the connection broke off: that may pass, unlike an answer in another format.
            answer.getBody().read();
            throw badAnswer("Atlassian's answer cannot be read.");
        }
        T value = http.json().readValue(answer.getBody(), http.json().constructType(type));
        if (value == null) {
            throw badAnswer("Atlassian's answer is empty.");
        }
        return value;
    }

    private static boolean isJson(ClientHttpResponse answer) {
        try {
            MediaType type = answer.getHeaders().getContentType();
            return type != null
                    && (type.isCompatibleWith(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix()));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static JiraFailure badAnswer(String sentence) {
        return JiraFailure.failed(JiraErrors.JIRA_BAD_ANSWER, sentence, JiraFailure.NO_ANSWER, Remedy.NONE);
    }
}
