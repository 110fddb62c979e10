package dev.juncture.jira.issue;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.provider.Secret;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single issues of a connection's site. */
@Component
class Issues {
    static final List<String> READ = List.of("read:jira-work");
    static final List<String> WRITE = List.of("write:jira-work");
    /** To look up an assignee by name. */
    private static final String READ_USERS = "read:jira-user";

    static final List<String> READ_AND_WRITE = List.of("write:jira-work", "read:jira-work");
    static final List<String> WRITE_BY_NAME = List.of("write:jira-work", "read:jira-work", READ_USERS);
    static final List<String> ASSIGN = List.of("write:jira-work", READ_USERS);

    private final JiraCalls calls;
    private final IssueApi api;
    private final RecentWrites writes;

    Issues(JiraCalls calls, AtlassianHttp http, RecentWrites writes) {
        this.calls = calls;
        this.api = http.api(IssueApi.class);
        this.writes = writes;
    }

    /** Every field that the user may see, in the shape that products get. */
    Issue details(ConnectedSite site, String issue) {
        return Issue.of(calls.call(site.connection(), READ, token -> api.read(token, site.siteId(), issue, null)));
    }

    Ticket ticket(ConnectedSite site, String issue) {
        return Ticket.of(calls.call(site.connection(), READ, token -> api.ticket(token, site.siteId(), issue)));
    }

    JsonNode field(ConnectedSite site, String issue, String field) {
        return calls.call(site.connection(), READ, token -> api.read(token, site.siteId(), issue, field))
                .path("fields")
                .path(field);
    }

    IssueApi.Created create(ConnectedSite site, JsonNode issue) {
        IssueApi.Created created =
                calls.call(site.connection(), WRITE, token -> api.create(token, site.siteId(), issue));
        writes.add(site.connection().id(), created.id());
        return created;
    }

    void edit(ConnectedSite site, String issue, JsonNode change) {
        write(site, token -> api.edit(token, site.siteId(), issue, change));
    }

    void delete(ConnectedSite site, String issue, boolean subtasksToo) {
        write(site, token -> api.delete(token, site.siteId(), issue, subtasksToo));
    }

    /** @param accountId a JSON null unassigns */
    void assign(ConnectedSite site, String issue, JsonNode accountId) {
        JsonNode assignee = JsonNodeFactory.instance.objectNode().set("accountId", accountId);
        write(site, token -> api.assign(token, site.siteId(), issue, assignee));
    }

    JsonNode transitions(ConnectedSite site, String issue) {
        return calls.call(site.connection(), READ, token -> api.transitions(token, site.siteId(), issue))
                .path("transitions");
    }

    void transition(ConnectedSite site, String issue, JsonNode transition) {
        write(site, token -> api.transition(token, site.siteId(), issue, transition));
    }

    private void write(ConnectedSite site, Consumer<Secret> call) {
        calls.call(site.connection(), WRITE, token -> {
            call.accept(token);
            return true;
        });
    }
}
