package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.once.CreateOnce;
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
import tools.jackson.databind.node.JsonNodeFactory;
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

    /** The inputs of a new ticket, which {@code bulk-create} takes for each of its tickets. */
    interface Input {
        @Nullable
        String summary();

        @Nullable
        JiraId issueTypeId();

        @Nullable
        String issueType();

        @Nullable
        Markdown description();

        @Nullable
        AdfDocument descriptionAdf();

        @Nullable
        JiraId priorityId();

        @Nullable
        String priority();

        @Nullable
        JsonNode assigneeAccountId();

        @Nullable
        String assignee();

        @Nullable
        JiraId parentKey();

        @Nullable
        List<String> labels();

        @Nullable
        ObjectNode fields();

        Nulls nulls();
    }

    /**
     * @param summary required, as are the issue type and what the project's form requires: a refusal names all that is missing
     */
    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            @Nullable String summary,
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
            Nulls nulls)
            implements Input {}

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
        requireBasics(in, project, names.lookup(site));
        IssueRef created = create(in, site, project, key);
        site.changed(List.of(created.id()));
        return new Out(ticket(site, created, in));
    }

    private IssueRef create(In in, JiraSite site, String project, Optional<String> key) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        JiraRequest<IssueRef> request = names.request(site, lookup -> {
            ObjectNode issue = issue(in, project, lookup, key);
            sent.setAll(issue);
            return Issues.API.create(issue);
        });
        try {
            return key.isPresent()
                    ? createOnce(in, site, project, request, key.get())
                    : site.call(Issues.WRITE, request);
        } catch (JiraFailure refusal) {
            throw refusal.hasStatus(400) ? RequiredFields.explain(refusal, names.lookup(site), sent) : refusal;
        }
    }

    private IssueRef createOnce(In in, JiraSite site, String project, JiraRequest<IssueRef> request, String key) {
        Optional<IssueRef> other = once.begin(site, project, key, in);
        if (other.isPresent()) {
            return other.get();
        }
        try {
            IssueRef created = site.call(Issues.WRITE, request);
            once.succeeded(site, key, created);
            return created;
        } catch (ApiException failure) {
            throw once.failed(site, key, failure);
        }
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

    /** @throws ApiException {@code invalid_request} with all missing fields, when the summary or the type is missing */
    static void requireBasics(Input in, String project, Lookup lookup) {
        RequiredFields.requireBasics(
                hasText(in.summary()),
                in.issueTypeId() != null || hasText(in.issueType()),
                () -> issue(in, project, lookup, Optional.empty()),
                lookup);
    }

    private static boolean hasText(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Returns the body of a request that creates a ticket. */
    static ObjectNode issue(Input in, String project, Lookup lookup, Optional<String> key) {
        ObjectNode issue = fields(in, project, lookup).body();
        key.ifPresent(given -> CreateOnce.mark(issue, given));
        return issue;
    }

    private static IssueFields fields(Input in, String project, Lookup lookup) {
        String issueType = IssueFields.issueType(in.issueTypeId(), in.issueType(), project, lookup);
        ObjectNode given = IssueFields.byId(lookup, Form.create(project, issueType), in.fields());
        IssueFields fields = new IssueFields(RichTextFields.created(lookup, given), in.nulls());
        fields.requireOneInput("description", in.description(), "description_adf", in.descriptionAdf())
                .referenceByIdOrKey("project", project)
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
