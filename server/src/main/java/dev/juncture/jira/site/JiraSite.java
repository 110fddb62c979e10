package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.connection.NewConsentException;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.Remedy;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.paging.PageBean;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.resilience.ParallelCalls;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The site of a connection, with a client for it: one object for each request to Juncture. Thread-safe. */
public final class JiraSite {
    /** A fresh token that is refused is replaced once a minute. */
    private static final Duration REFUSED_TOKEN_WAIT = Duration.ofMinutes(1);

    private static final List<String> READ = List.of("read:jira-work");
    private static final IssueIdApi API = JiraRequests.describedBy(IssueIdApi.class);

    private final Connection connection;
    private final SiteRow row;
    private final JiraClient client;
    private final ParallelCalls parallel;
    private final ChangedIssues changes;

    JiraSite(Connection connection, SiteRow row, JiraClient client, ParallelCalls parallel, RecentWrites writes) {
        this.connection = connection;
        this.row = row;
        this.client = client;
        this.parallel = parallel;
        this.changes = new ChangedIssues(
                connection.id(),
                writes,
                parallel,
                key -> call(READ, API.issue(key)).id());
    }

    public Connection connection() {
        return connection;
    }

    /** Returns Atlassian's cloudId of the site. */
    public String id() {
        return row.siteId();
    }

    public String name() {
        return row.siteName();
    }

    /** Returns the address of the site as its users know it. */
    public String url() {
        return row.siteUrl();
    }

    /** Returns the id of the project that the product's user selected, or null. */
    public @Nullable String selectedProjectId() {
        return row.selectedProjectId();
    }

    /**
     * Returns the project that a request names, by id or key, else the selected one.
     *
     * @throws ApiException {@code no_project_selected}
     */
    public String projectOr(@Nullable JiraId named) {
        if (named != null) {
            return named.value();
        }
        if (row.selectedProjectId() == null) {
            throw new ApiException(
                    JiraErrors.NO_PROJECT_SELECTED, "Name a jira_project_id, or select a project for this connection.");
        }
        return row.selectedProjectId();
    }

    /**
     * Sends a request, and repeats it where a remedy helps. The issues that it changes are remembered for searches.
     *
     * @param scopes that the request needs: the refusal names them when the grant lacks one
     * @throws JiraFailure when Jira refuses the request, or does not answer
     * @throws NewConsentException when only a new consent helps
     */
    public <T> T call(List<String> scopes, JiraRequest<T> request) {
        List<String> changed = changedBy(request);
        try {
            T answer = client.call(scopes, request);
            changed(changed);
            return answer;
        } catch (JiraFailure failure) {
            if (!failure.notDone()) {
                changed(changed);
            }
            throw refusal(failure);
        }
    }

    private List<String> changedBy(JiraRequest<?> request) {
        if (HttpMethod.GET.equals(request.method())) {
            return List.of();
        }
        return request.issuesInBody().isEmpty() ? changedBy(request.method(), request.path()) : request.issuesInBody();
    }

    /**
     * Returns the issue that a request is about to change, by id or key, if its path names one.
     *
     * @param path below the site, encoded
     */
    public List<String> changedBy(HttpMethod method, String path) {
        return changes.in(method, path).map(List::of).orElse(List.of());
    }

    /** Remembers issues, by id or key, that this connection changed: searches of the next minutes show their latest state. */
    public void changed(List<String> issues) {
        if (!issues.isEmpty()) {
            changes.add(issues);
        }
    }

    /** Records the id of an issue that was changed by its key, which saves the next search a call. */
    public void identify(String key, String id) {
        changes.identify(key, id);
    }

    /** Returns the ids of the issues that this connection changed in the last minutes: a query must name them. */
    public List<Long> recentlyChanged() {
        return changes.recent();
    }

    /** Returns the refusal for a failure of this site: it names the connection when only a new consent helps. */
    public ApiException refusal(JiraFailure failure) {
        if (failure.remedy() instanceof Remedy.NewToken) {
            return refusalOfFreshToken(failure);
        }
        return failure.code().needsReauthorization()
                ? needsConsent(failure, failure.code(), String.valueOf(failure.getMessage()))
                : failure;
    }

    /** Asks Atlassian whether the grant is dead: a refused fresh token does not prove that. */
    private ApiException refusalOfFreshToken(JiraFailure failure) {
        if (isGone()) {
            return needsConsent(
                    failure,
                    ErrorCode.REAUTHORIZATION_REQUIRED,
                    "The grant of this connection no longer reaches its Jira site: let the user connect again.");
        }
        JiraFailure later = JiraFailure.refused(
                JiraErrors.JIRA_UNAVAILABLE,
                "Jira refuses a token that Atlassian issued a moment ago: try again later.",
                failure.status(),
                Remedy.NONE);
        failure.details().forEach(later::with);
        later.retryAfter(REFUSED_TOKEN_WAIT);
        return later;
    }

    private boolean isGone() {
        try {
            return ReachableSites.of(client).stream()
                    .noneMatch(site -> site.id().equals(id()));
        } catch (JiraFailure unknown) {
            return false;
        }
    }

    private NewConsentException needsConsent(JiraFailure failure, ErrorCode code, String sentence) {
        NewConsentException needed = new NewConsentException(code, sentence, connection.key());
        failure.details().forEach(needed::with);
        return needed;
    }

    /**
     * Reads a list by offset to its end and returns each item once, in Jira's order.
     *
     * @param page describes the request for the page that starts at an offset
     * @param id identifies an item: one that moves during the reads is on two pages
     */
    public <T> List<T> all(List<String> scopes, LongFunction<JiraRequest<PageBean<T>>> page, Function<T, Object> id) {
        return Pages.all(parallel, start -> call(scopes, page.apply(start)), id);
    }

    /** Returns the means to send several requests to this site at the same time. */
    public ParallelCalls parallel() {
        return parallel;
    }

    /** Returns the client below this class, for calls whose bodies are streams. */
    public JiraClient client() {
        return client;
    }
}
