package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private final IssueFields fields;
    private final Metadata metadata;
    private final CreateOnce once;

    CreateTicket(ConnectedSites sites, Issues issues, IssueFields fields, Metadata metadata, CreateOnce once) {
        this.sites = sites;
        this.issues = issues;
        this.fields = fields;
        this.metadata = metadata;
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
            @Nullable JsonNode assigneeAccountId,
            @Nullable JiraId parentKey,
            @Nullable List<String> labels,
            @Nullable ObjectNode fields,
            @Nullable String idempotencyKey) {}

    record Out(Ticket ticket) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String project = site.projectOr(in.jiraProjectId());
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.set("fields", fieldsOf(in, site, project));
        String key = in.idempotencyKey() == null || in.idempotencyKey().isBlank()
                ? issues.create(site, issue).key()
                : once.create(site, project, issue, in.idempotencyKey(), in.toString());
        return new Out(issues.ticket(site, key));
    }

    private ObjectNode fieldsOf(In in, ConnectedSite site, String project) {
        ObjectNode all = in.fields() == null ? JsonNodeFactory.instance.objectNode() : fields.byId(site, in.fields());
        all.set("project", IssueFields.reference(project.matches("\\d+") ? "id" : "key", project));
        all.set("issuetype", IssueFields.reference("id", issueType(in, site, project)));
        all.put("summary", in.summary());
        if (in.descriptionAdf() != null) {
            all.set("description", in.descriptionAdf().json());
        } else if (in.description() != null) {
            all.set("description", MarkdownToAdf.convert(in.description()).json());
        }
        if (in.priorityId() != null) {
            all.set("priority", IssueFields.reference("id", in.priorityId().value()));
        }
        JsonNode assignee = IssueFields.accountId("assignee_account_id", in.assigneeAccountId());
        if (!assignee.isNull()) {
            all.set("assignee", IssueFields.reference("id", assignee.stringValue()));
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

    private String issueType(In in, ConnectedSite site, String project) {
        if (in.issueTypeId() != null) {
            return in.issueTypeId().value();
        }
        if (in.issueType() == null || in.issueType().isBlank()) {
            throw ApiException.invalidField("issue_type_id", "is required, or issue_type in its place");
        }
        List<JsonNode> types = metadata.issueTypes(site, project);
        return types.stream()
                .filter(type ->
                        in.issueType().equalsIgnoreCase(type.path("name").asString("")))
                .map(type -> type.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> ApiException.invalidField("issue_type", "must be a type of this project")
                        .with(
                                "issue_types",
                                types.stream()
                                        .map(type -> type.path("name").asString(""))
                                        .toList()));
    }
}
