package dev.juncture.jira.link;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Success;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Links two issues, so that it reads as a sentence: {@code EX-1} {@code is blocked by} {@code EX-2}. */
@Component
class LinkIssues implements Function<LinkIssues.In, Success>, JiraOperation {
    private static final List<String> READ = List.of("read:jira-work");
    private static final List<String> WRITE = List.of("write:jira-work");
    private static final List<String> READ_AND_WRITE = List.of("write:jira-work", "read:jira-work");

    private static final LinkApi API = JiraRequests.describedBy(LinkApi.class);

    private final JiraSites sites;

    LinkIssues(JiraSites sites) {
        this.sites = sites;
    }

    /**
     * @param linkType what the first issue does to the other one: the name of a type ({@code Blocks}), or one of its phrases
     *     ({@code blocks}, {@code is blocked by})
     * @param linkTypeId the id of the type instead, in its outward direction
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable String linkType,
            @Nullable JiraId linkTypeId,
            @JsonAlias("linked_issue_key") JiraId linkedIssueIdOrKey) {}

    @Override
    public List<String> scopes() {
        return READ_AND_WRITE;
    }

    @Override
    public Success apply(In in) {
        boolean byName = in.linkType() != null && !in.linkType().isBlank();
        if (byName == (in.linkTypeId() != null)) {
            throw ApiException.invalidField("link_type", "is required, or link_type_id instead: send one of them");
        }
        JiraSite site = sites.require(in.externalId());
        LinkTypes.Meaning meaning = byName
                ? new LinkTypes(site.call(READ, API.types())).of(in.linkType())
                : new LinkTypes.Meaning(in.linkTypeId().value(), false);
        JiraId from = meaning.isInward() ? in.linkedIssueIdOrKey() : in.issueIdOrKey();
        JiraId to = meaning.isInward() ? in.issueIdOrKey() : in.linkedIssueIdOrKey();
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        link.putObject("type").put("id", meaning.typeId());
        refer(link.putObject("inwardIssue"), from);
        refer(link.putObject("outwardIssue"), to);
        site.call(WRITE, API.link(link).changing(List.of(from.value(), to.value())));
        return Success.INSTANCE;
    }

    private static void refer(ObjectNode reference, JiraId issue) {
        reference.put(issue.value().matches("\\d+") ? "id" : "key", issue.value());
    }
}
