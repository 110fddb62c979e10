package dev.juncture.jira.site;

import dev.juncture.connection.Connection;
import dev.juncture.connection.NewConsentException;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.PageBean;
import dev.juncture.jira.paging.Pages;
import dev.juncture.jira.resilience.ParallelCalls;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The site of a connection, with a client for it: one object for each request to Juncture. Thread-safe. */
public final class JiraSite {
    private final Connection connection;
    private final SiteRow row;
    private final JiraClient client;
    private final ParallelCalls parallel;

    JiraSite(Connection connection, SiteRow row, JiraClient client, ParallelCalls parallel) {
        this.connection = connection;
        this.row = row;
        this.client = client;
        this.parallel = parallel;
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
     * Sends a request, and repeats it where a remedy helps.
     *
     * @param scopes that the request needs: the refusal names them when the grant lacks one
     * @throws JiraFailure when Jira refuses the request, or does not answer
     * @throws NewConsentException when only a new consent helps
     */
    public <T> T call(List<String> scopes, JiraRequest<T> request) {
        try {
            return client.call(scopes, request);
        } catch (JiraFailure failure) {
            throw refusal(failure);
        }
    }

    /** Returns the refusal for a failure of this site: it names the connection when only a new consent helps. */
    public ApiException refusal(JiraFailure failure) {
        if (!failure.code().needsReauthorization()) {
            return failure;
        }
        NewConsentException needed =
                new NewConsentException(failure.code(), String.valueOf(failure.getMessage()), connection.key());
        failure.details().forEach(needed::with);
        return needed;
    }

    /**
     * Reads a list by offset to its end and returns each item once, in Jira's order.
     *
     * @param page describes the request for the page that starts at an offset
     * @param id tells items apart: an item that moves during the reads is on two pages
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
