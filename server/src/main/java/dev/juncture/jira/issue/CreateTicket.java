package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.search.Ticket;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates an issue; with an {@code Idempotency-Key} at most one. */
@Component
class CreateTicket implements Function<CreateTicket.In, CreateTicket.Out>, JiraOperation {
    private final JiraSites sites;
    private final Names names;
    private final CreateOnce once;

    CreateTicket(JiraSites sites, Names names, CreateOnce once) {
        this.sites = sites;
        this.names = names;
        this.once = once;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            String summary,
            @Nullable JiraId issueTypeId,
            @Nullable String issueType,
            @Nullable Markdown description,
            @Nullable AdfDocument descriptionAdf,
            @Nullable JiraId priorityId,
            @Nullable String priority,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee,
            @Nullable JiraId parentKey,
            @Nullable List<String> labels,
            @Nullable ObjectNode fields,
            @Nullable String idempotencyKey,
            Nulls nulls) {}

    record Out(Ticket ticket) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        JiraSite site = sites.require(in.externalId());
        String project = site.projectOr(in.jiraProjectId());
        Optional<String> key = Optional.ofNullable(in.idempotencyKey()).filter(given -> !given.isBlank());
        Optional<IssueRef> earlier = key.flatMap(given -> once.earlier(site, project, given, in));
        if (earlier.isPresent()) {
            return new Out(Issues.ticket(site, earlier.get().id()));
        }
        JiraRequest<IssueRef> request =
                names.request(site, lookup -> Issues.API.create(issue(in, project, lookup, key)));
        IssueRef created = key.map(given -> once.create(site, project, request, given, in))
                .orElseGet(() -> site.call(Issues.WRITE, request));
        site.changed(List.of(created.id()));
        return new Out(ticket(site, created, in));
    }

    /** Reads the new issue. When that fails, the answer has the values of the request. */
    private static Ticket ticket(JiraSite site, IssueRef created, In in) {
        try {
            return Issues.ticket(site, created.id());
        } catch (ApiException | DataAccessException unread) {
            // The issue exists: a caller that gets an error here would create a second one.
            String priority = in.priorityId() == null ? in.priority() : null;
            return new Ticket(created.id(), created.key(), in.summary(), null, null, priority, null, null);
        }
    }

    private static ObjectNode issue(In in, String project, Lookup lookup, Optional<String> key) {
        ObjectNode issue = fields(in, project, lookup).body();
        key.ifPresent(given -> CreateOnce.mark(issue, given));
        return issue;
    }

    private static IssueFields fields(In in, String project, Lookup lookup) {
        IssueFields.requireOne("description", in.description(), "description_adf", in.descriptionAdf());
        IssueFields fields = new IssueFields(lookup, RichTextFields.created(lookup, in.fields()), in.nulls());
        String issueType = IssueFields.issueType(in.issueTypeId(), in.issueType(), project, lookup);
        fields.referenceByIdOrKey("project", project)
                .reference("issuetype", "id", issueType)
                .text("summary", "summary", in.summary());
        if (in.descriptionAdf() != null) {
            fields.json("description", in.descriptionAdf().json());
        } else if (in.description() != null) {
            fields.json("description", MarkdownToAdf.convert(in.description()).json());
        } else {
            fields.clearIfNull("description", "description", "description_adf");
        }
        fields.reference(
                        "priority",
                        "priority",
                        in.priorityId(),
                        in.priority(),
                        name -> lookup.priority(project, issueType, name))
                .assignee(in.assigneeAccountId(), in.assignee(), name -> lookup.assignee(project, null, name));
        if (in.parentKey() != null) {
            fields.parent(in.parentKey());
        }
        return fields.labels(in.labels());
    }
}
