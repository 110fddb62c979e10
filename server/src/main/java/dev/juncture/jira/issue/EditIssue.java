package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfPatch;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.name.Form;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes an issue, with all changes or none, and returns it. */
@Component
class EditIssue implements Function<EditIssue.In, EditIssue.Out>, JiraOperation {
    private final JiraSites sites;
    private final Names names;

    EditIssue(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    /** The inputs of a change, which {@code bulk-edit} takes for all its issues. */
    interface Input {
        @Nullable
        String summary();

        @Nullable
        Markdown description();

        @Nullable
        AdfDocument descriptionAdf();

        @Nullable
        JiraId priorityId();

        @Nullable
        String priority();

        @Nullable
        JiraId issueTypeId();

        @Nullable
        String issueType();

        @Nullable
        JsonNode assigneeAccountId();

        @Nullable
        String assignee();

        @Nullable
        JiraId parentKey();

        @Nullable
        List<String> labels();

        @Nullable
        List<String> addLabels();

        @Nullable
        List<String> removeLabels();

        @Nullable
        ObjectNode fields();

        Nulls nulls();
    }

    /**
     * @param labels replaces all labels
     * @param addLabels adds labels and keeps the others
     * @param removeLabels removes labels and keeps the others
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable String summary,
            @Nullable Markdown description,
            @Nullable AdfDocument descriptionAdf,
            @Nullable JiraId priorityId,
            @Nullable String priority,
            @Nullable JiraId issueTypeId,
            @Nullable String issueType,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            JsonNode assigneeAccountId,

            @Nullable String assignee,
            @Nullable JiraId parentKey,
            @Nullable List<String> labels,
            @Nullable List<String> addLabels,
            @Nullable List<String> removeLabels,
            @Nullable ObjectNode fields,
            Nulls nulls)
            implements Input {}

    /** @param issue null when it was changed but could not be read afterwards */
    record Out(boolean success, @Nullable Issue issue) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        JiraSite site = sites.require(in.externalId());
        String issue = in.issueIdOrKey().value();
        edit(in, site, issue, names);
        return new Out(true, edited(site, issue));
    }

    /** Changes an issue, and does not read it afterwards. */
    static void edit(Input in, JiraSite site, String issue, Names names) {
        site.call(
                Issues.WRITE,
                names.request(
                        site,
                        lookup -> Issues.API.edit(
                                issue, change(in, site, issue, lookup).body())));
    }

    /** Reads the issue after the change. */
    private @Nullable Issue edited(JiraSite site, String issue) {
        try {
            Issue edited = Issues.details(site, issue);
            site.identify(issue, edited.id());
            return edited;
        } catch (ApiException | DataAccessException unread) {
            // The change has been made, so the answer is a success.
            return null;
        }
    }

    private static IssueFields change(Input in, JiraSite site, String issue, Lookup lookup) {
        ObjectNode given = IssueFields.byId(lookup, Form.edit(issue), in.fields());
        IssueFields change = new IssueFields(RichTextFields.edited(lookup, given, site, issue), in.nulls())
                .requireOneInput("description", in.description(), "description_adf", in.descriptionAdf())
                .text("summary", "summary", in.summary())
                .reference(
                        "priority",
                        "priority",
                        in.priorityId(),
                        in.priority(),
                        name -> lookup.priority(null, null, name))
                .reference("issuetype", "issue_type", in.issueTypeId(), in.issueType(), name -> {
                    String project =
                            Issues.field(site, issue, "project").path("id").asString("");
                    return lookup.issueType(project, name);
                })
                .assignee(in.assigneeAccountId(), in.assignee(), name -> lookup.assignee(null, issue, name))
                .labels(in.labels());
        if (in.parentKey() != null) {
            change.parent(in.parentKey());
        } else if (in.nulls().has("parent_key")) {
            change.update("parent", withoutParent());
        }
        change.labelChanges(in.addLabels(), in.removeLabels());
        if (in.descriptionAdf() != null) {
            change.json("description", in.descriptionAdf().json());
        } else if (in.description() != null) {
            change.json(
                    "description", description(site, issue, in.description()).json());
        } else {
            change.clearIfNull("description", "description", "description_adf");
        }
        if (change.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "The request changes nothing: send summary, description, priority, issue_type, assignee (these three"
                            + " also by their ids), parent_key, labels, add_labels, remove_labels or fields.");
        }
        return change;
    }

    /** Jira takes no null for this field. */
    private static ObjectNode withoutParent() {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.putObject("set").put("none", true);
        return operation;
    }

    /** Returns a document in which the blocks that the Markdown does not change stay exactly as they are. */
    private static AdfDocument description(JiraSite site, String issue, Markdown markdown) {
        return AdfPatch.apply(Issues.field(site, issue, "description"), markdown);
    }
}
