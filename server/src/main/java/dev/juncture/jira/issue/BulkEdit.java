package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.connection.NewConsentException;
import dev.juncture.error.ApiException;
import dev.juncture.error.BulkRefusal;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the same change to up to 50 issues, each with its own outcome. Jira's own bulk edit needs a global permission and
 * answers later; here each issue is changed by itself, in parallel.
 */
@Component
class BulkEdit implements Function<BulkEdit.In, BulkEdit.Out>, JiraOperation {
    static final int MOST = 50;

    private final JiraSites sites;
    private final Names names;

    BulkEdit(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    /**
     * @param issues ids or keys, each once
     * @param labels replaces all labels
     * @param addLabels adds labels and keeps the others
     * @param removeLabels removes labels and keeps the others
     */
    record In(
            ExternalId externalId,
            List<JiraId> issues,
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
            implements EditIssue.Input {}

    /**
     * @param results in the order of the issues
     * @param edited the number of issues that were changed
     */
    record Out(List<Result> results, long edited) {}

    /** @param refusal why the issue was not changed; absent after a success */
    record Result(
            JiraId issue,
            boolean success,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BulkRefusal refusal) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        List<JiraId> issues = in.issues();
        if (issues.isEmpty() || issues.size() > MOST || issues.stream().anyMatch(Objects::isNull)) {
            throw ApiException.invalidField("issues", "must have 1 to " + MOST + " ids or keys");
        }
        if (new HashSet<>(issues).size() < issues.size()) {
            throw ApiException.invalidField("issues", "must have each issue once");
        }
        JiraSite site = sites.require(in.externalId());
        // The first one reads the lists of names that the others need. Nothing has changed when it meets what is wrong
        // for all.
        List<Result> results = new ArrayList<>(List.of(edit(in, site, issues.get(0))));
        results.addAll(site.parallel().map(issues.subList(1, issues.size()), issue -> edit(in, site, issue)));
        return new Out(results, results.stream().filter(Result::success).count());
    }

    private Result edit(In in, JiraSite site, JiraId issue) {
        try {
            EditIssue.edit(in, site, issue.value(), names);
            return new Result(issue, true, null);
        } catch (ApiException refusal) {
            boolean isFirst = issue.equals(in.issues().get(0));
            boolean isForAll =
                    refusal instanceof NewConsentException || refusal.code().equals(ErrorCode.INVALID_REQUEST);
            if (isFirst && isForAll) {
                throw refusal;
            }
            return new Result(issue, false, BulkRefusal.of(refusal));
        }
    }
}
