package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an issue; with an {@code Idempotency-Key} at most once. */
@Component
class CreateTicket implements Function<CreateTicket.In, CreateTicket.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;
    private final Names names;
    private final CreateOnce once;

    CreateTicket(ConnectedSites sites, Issues issues, Names names, CreateOnce once) {
        this.sites = sites;
        this.issues = issues;
        this.names = names;
        this.once = once;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId,
            String summary,
            @Nullable JiraId issueTypeId,
            @Nullable String issueType,
            @Nullable String description,
            @Nullable AdfDocument descriptionAdf,
            @Nullable JiraId priorityId,
            @Nullable String priority,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee,
            @Nullable JiraId parentKey,
            @Nullable List<String> labels,
            @Nullable ObjectNode fields,
            @Nullable String idempotencyKey) {}

    record Out(Ticket ticket) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String project = site.projectOr(in.jiraProjectId());
        Optional<String> idempotencyKey =
                Optional.ofNullable(in.idempotencyKey()).filter(given -> !given.isBlank());
        Optional<IssueApi.Created> earlier = idempotencyKey.flatMap(given -> once.earlier(site, project, given, in));
        if (earlier.isPresent()) {
            return new Out(issues.ticket(site, earlier.get().id()));
        }
        IssueApi.Created created = names.write(
                site,
                lookup -> issue(fieldsOf(in, project, lookup)),
                issue -> idempotencyKey
                        .map(given -> once.create(site, project, issue, given, in))
                        .orElseGet(() -> issues.create(site, issue)));
        return new Out(told(site, created, in));
    }

    /** What Jira tells of the issue; what was sent when it does not. */
    private Ticket told(ConnectedSite site, IssueApi.Created created, In in) {
        try {
            return issues.ticket(site, created.id());
        } catch (ApiException | DataAccessException unread) {
            // The issue is there: whoever is told to try again would make a second one.
            String priority = in.priorityId() == null ? in.priority() : null;
            return new Ticket(created.id(), created.key(), in.summary(), null, null, priority, null, null);
        }
    }

    private static ObjectNode issue(ObjectNode fields) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.set("fields", fields);
        return issue;
    }

    private static ObjectNode fieldsOf(In in, String project, Lookup lookup) {
        ObjectNode all = IssueFields.byId(lookup, in.fields());
        String issueType = IssueFields.issueType(in.issueTypeId(), in.issueType(), project, lookup);
        all.set("project", IssueFields.reference(project.matches("\\d+") ? "id" : "key", project));
        all.set("issuetype", IssueFields.reference("id", issueType));
        all.put("summary", in.summary());
        if (in.descriptionAdf() != null) {
            all.set("description", in.descriptionAdf().json());
        } else if (in.description() != null) {
            all.set("description", MarkdownToAdf.convert(in.description()).json());
        }
        if (in.priorityId() != null) {
            all.set("priority", IssueFields.reference("id", in.priorityId().value()));
        } else if (in.priority() != null) {
            all.set("priority", IssueFields.reference("id", lookup.priority(project, issueType, in.priority())));
        }
        JsonNode account = IssueFields.accountId("assignee_account_id", in.assigneeAccountId());
        if (!account.isNull()) {
            all.set("assignee", IssueFields.reference("id", account.stringValue()));
        } else if (in.assignee() != null) {
            all.set("assignee", IssueFields.reference("id", lookup.assignee(project, null, in.assignee())));
        }
        if (in.parentKey() != null) {
            all.set("parent", IssueFields.reference("key", in.parentKey().value()));
        }
        if (in.labels() != null) {
            ArrayNode labels = all.putArray("labels");
            in.labels().forEach(labels::add);
        }
        return all;
    }
}
