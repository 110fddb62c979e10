package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.BulkRefusal;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.once.CreateOnce;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import dev.juncture.operation.Nulls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates up to 50 issues, each with its own outcome; with an idempotency key at most one each. The header
 * {@code Idempotency-Key} gives each ticket that has no key one that ends in its place in the list.
 */
@Component
class BulkCreate implements Function<BulkCreate.In, BulkCreate.Out>, JiraOperation {
    static final int MOST = 50;

    private final JiraSites sites;
    private final Names names;
    private final CreateOnce once;

    BulkCreate(JiraSites sites, Names names, CreateOnce once) {
        this.sites = sites;
        this.names = names;
        this.once = once;
    }

    /** @param jiraProjectId of the tickets that name no project */
    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            List<Item> tickets,
            @Nullable String idempotencyKey) {}

    /**
     * @param summary required, as are the issue type and what the project's form requires
     * @param idempotencyKey of this ticket
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
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
            implements CreateTicket.Input {}

    /**
     * @param results in the order of the tickets
     * @param created the number of tickets that exist, also from earlier requests with their keys
     */
    record Out(List<Result> results, long created) {}

    /**
     * @param index the place of the ticket in the request, from 0
     * @param ticket absent unless it exists
     * @param refusal why it was not created; absent after a success
     */
    record Result(
            int index,
            boolean success,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            IssueRef ticket,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BulkRefusal refusal) {}

    @Override
    public List<String> scopes() {
        return Issues.WRITE_BY_NAME;
    }

    @Override
    public Out apply(In in) {
        boolean hasNull = in.tickets().stream().anyMatch(Objects::isNull);
        if (in.tickets().isEmpty() || in.tickets().size() > MOST || hasNull) {
            throw ApiException.invalidField("tickets", "must have 1 to " + MOST + " tickets");
        }
        List<NewTickets.Wanted> wanted = IntStream.range(0, in.tickets().size())
                .mapToObj(index -> wanted(in, index))
                .toList();
        requireDistinctKeys(wanted);
        JiraSite site = sites.require(in.externalId());
        List<NewTickets.Outcome> outcomes = new NewTickets(site, names.freshLookup(site), once).create(wanted);
        List<Result> results = IntStream.range(0, outcomes.size())
                .mapToObj(index -> result(index, outcomes.get(index)))
                .toList();
        site.changed(results.stream()
                .map(Result::ticket)
                .filter(Objects::nonNull)
                .map(IssueRef::id)
                .toList());
        return new Out(results, results.stream().filter(Result::success).count());
    }

    private static NewTickets.Wanted wanted(In in, int index) {
        Item item = in.tickets().get(index);
        Optional<String> key = Optional.ofNullable(item.idempotencyKey())
                .or(() -> Optional.ofNullable(in.idempotencyKey())
                        .filter(given -> !given.isBlank())
                        .map(given -> given + ":" + index))
                .filter(given -> !given.isBlank());
        JiraId project = item.jiraProjectId() == null ? in.jiraProjectId() : item.jiraProjectId();
        List<Object> request = new ArrayList<>(List.of(item));
        Optional.ofNullable(project).ifPresent(request::add);
        return new NewTickets.Wanted(index, item, project, key, request);
    }

    private static void requireDistinctKeys(List<NewTickets.Wanted> tickets) {
        List<String> keys = tickets.stream()
                .map(NewTickets.Wanted::key)
                .flatMap(Optional::stream)
                .toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            throw ApiException.invalidField("tickets", "must each have a different idempotency_key");
        }
    }

    private static Result result(int index, NewTickets.Outcome outcome) {
        ApiException refusal = outcome.refusal();
        return new Result(index, refusal == null, outcome.ticket(), refusal == null ? null : BulkRefusal.of(refusal));
    }
}
