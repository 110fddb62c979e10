package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfPatch;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes an issue, all or nothing, and answers with what it is then. */
@Component
class EditIssue implements Function<EditIssue.In, EditIssue.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Issues issues;
    private final Names names;
    private final RecentWrites writes;

    EditIssue(ConnectedSites sites, Issues issues, Names names, RecentWrites writes) {
        this.sites = sites;
        this.issues = issues;
        this.names = names;
        this.writes = writes;
    }

    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable String summary,
            @Nullable String description,
            @Nullable AdfDocument descriptionAdf,
            @Nullable JiraId priorityId,
            @Nullable String priority,
            @Nullable JiraId issueTypeId,
            @Nullable String issueType,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee,
            @Nullable List<String> labels,
            @Nullable ObjectNode fields) {}

    /** @param issue null when it was changed, but Jira did not tell it then */
    record Out(boolean success, @Nullable Issue issue) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        names.write(site, lookup -> changeOf(in, site, issue, lookup), change -> edit(site, issue, change));
        return new Out(true, told(site, issue));
    }

    private @Nullable Issue told(ConnectedSite site, String issue) {
        try {
            Issue edited = issues.details(site, issue);
            writes.add(site.connection().id(), edited.id());
            return edited;
        } catch (ApiException | DataAccessException unread) {
            // The change is made all the same.
            writes.add(site.connection().id(), issue);
            return null;
        }
    }

    private boolean edit(ConnectedSite site, String issue, ObjectNode change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("fields", change);
        issues.edit(site, issue, body);
        return true;
    }

    private ObjectNode changeOf(In in, ConnectedSite site, String issue, Lookup lookup) {
        ObjectNode change = IssueFields.byId(lookup, in.fields());
        if (in.summary() != null) {
            change.put("summary", in.summary());
        }
        if (in.priorityId() != null) {
            change.set("priority", IssueFields.reference("id", in.priorityId().value()));
        } else if (in.priority() != null) {
            change.set("priority", IssueFields.reference("id", lookup.priority(null, null, in.priority())));
        }
        if (in.issueTypeId() != null) {
            change.set("issuetype", IssueFields.reference("id", in.issueTypeId().value()));
        } else if (in.issueType() != null) {
            String project = issues.field(site, issue, "project").path("id").asString("");
            change.set("issuetype", IssueFields.reference("id", lookup.issueType(project, in.issueType())));
        }
        JsonNode account = IssueFields.accountId("assignee_account_id", in.assigneeAccountId());
        if (account.isNull() && in.assignee() != null) {
            change.set("assignee", IssueFields.reference("id", lookup.assignee(null, issue, in.assignee())));
        } else if (in.assigneeAccountId() != null) {
            change.set("assignee", account.isNull() ? account : IssueFields.reference("id", account.stringValue()));
        }
        if (in.labels() != null) {
            ArrayNode labels = change.putArray("labels");
            in.labels().forEach(labels::add);
        }
        if (in.descriptionAdf() != null) {
            change.set("description", in.descriptionAdf().json());
        } else if (in.description() != null) {
            change.set("description", edited(site, issue, in.description()).json());
        }
        if (change.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "Nothing to change is given: send summary, description, priority, issue_type, assignee (these three"
                            + " also by their ids), labels or fields.");
        }
        return change;
    }

    /** Blocks that the new Markdown does not change stay as they are, with all that Markdown cannot say. */
    private AdfDocument edited(ConnectedSite site, String issue, String markdown) {
        JsonNode old = issues.field(site, issue, "description");
        return old.isObject()
                ? AdfPatch.apply(new AdfDocument((ObjectNode) old), markdown)
                : MarkdownToAdf.convert(markdown);
    }
}
