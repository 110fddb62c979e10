package dev.juncture.jira.issue;

import dev.juncture.connection.NewConsentException;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.once.CreateOnce;
import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.site.JiraSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Creates several tickets by one request to Jira, for one request to Juncture. Keeps what each idempotency key promises. */
final class NewTickets {
    private final JiraSite site;
    private final Lookup lookup;
    private final CreateOnce once;
    private final Map<Integer, Outcome> outcomes = new HashMap<>();

    NewTickets(JiraSite site, Lookup lookup, CreateOnce once) {
        this.site = site;
        this.lookup = lookup;
        this.once = once;
    }

    /** @param request what must be equal when the key is used again */
    record Wanted(
            int index, CreateTicket.Input input, @Nullable JiraId project, Optional<String> key, Object request) {}

    /** Has either the issue or the reason why it was not created. */
    record Outcome(@Nullable IssueRef ticket, @Nullable ApiException refusal) {}

    private record Ready(Wanted wanted, String project, ObjectNode issue) {}

    /**
     * Returns the outcomes in the order of the tickets.
     *
     * @throws NewConsentException when only a new consent helps; no ticket was created
     */
    List<Outcome> create(List<Wanted> tickets) {
        List<Ready> ready = new ArrayList<>();
        tickets.forEach(ticket -> prepare(ticket).ifPresent(ready::add));
        List<Ready> begun = ready.stream().filter(this::begins).toList();
        if (!begun.isEmpty()) {
            send(begun);
        }
        return tickets.stream().map(Wanted::index).map(outcomes::get).toList();
    }

    private Optional<Ready> prepare(Wanted ticket) {
        try {
            String project = site.projectOr(ticket.project());
            Optional<IssueRef> earlier =
                    ticket.key().flatMap(key -> once.earlier(site, project, key, ticket.request()));
            if (earlier.isPresent()) {
                outcomes.put(ticket.index(), new Outcome(earlier.get(), null));
                return Optional.empty();
            }
            CreateTicket.requireBasics(ticket.input(), project, lookup);
            return Optional.of(
                    new Ready(ticket, project, CreateTicket.issue(ticket.input(), project, lookup, ticket.key())));
        } catch (NewConsentException forAll) {
            throw forAll;
        } catch (ApiException refusal) {
            outcomes.put(ticket.index(), new Outcome(null, refusal));
            return Optional.empty();
        }
    }

    private boolean begins(Ready ready) {
        Wanted ticket = ready.wanted();
        try {
            Optional<IssueRef> other =
                    ticket.key().flatMap(key -> once.begin(site, ready.project(), key, ticket.request()));
            other.ifPresent(issue -> outcomes.put(ticket.index(), new Outcome(issue, null)));
            return other.isEmpty();
        } catch (ApiException refusal) {
            outcomes.put(ticket.index(), new Outcome(null, refusal));
            return false;
        }
    }

    private void send(List<Ready> begun) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode issues = body.putArray("issueUpdates");
        begun.forEach(ready -> issues.add(ready.issue()));
        try {
            JsonNode answer = site.call(Issues.WRITE, Issues.API.createAll(body));
            settle(begun, answer.path("issues"), answer.path("errors"));
        } catch (ApiException failure) {
            if (failure.details().get("elements") instanceof JsonNode elements) {
                settle(begun, JsonNodeFactory.instance.arrayNode(), elements);
                return;
            }
            begun.forEach(ready -> refuse(ready, failure));
            if (failure instanceof NewConsentException) {
                throw failure;
            }
        }
    }

    /** Jira lists the created issues in their order, and each refused one with its place. */
    private void settle(List<Ready> sent, JsonNode issues, JsonNode errors) {
        Map<Integer, JsonNode> refused = new HashMap<>();
        errors.forEach(error -> refused.put(error.path("failedElementNumber").asInt(-1), error.path("elementErrors")));
        boolean isComplete = issues.size() + refused.size() == sent.size()
                && IntStream.range(0, sent.size()).boxed().toList().containsAll(refused.keySet());
        Iterator<JsonNode> created = issues.iterator();
        for (int place = 0; place < sent.size(); place++) {
            Ready ready = sent.get(place);
            if (refused.containsKey(place)) {
                refuse(ready, RequiredFields.explain(refusal(refused.get(place)), lookup, ready.issue()));
            } else if (isComplete) {
                succeed(ready, created.next());
            } else {
                lose(ready);
            }
        }
    }

    private void succeed(Ready ready, JsonNode created) {
        IssueRef issue = new IssueRef(
                created.path("id").asString(""), created.path("key").asString(""));
        ready.wanted().key().ifPresent(key -> once.succeeded(site, key, issue));
        outcomes.put(ready.wanted().index(), new Outcome(issue, null));
    }

    private void refuse(Ready ready, ApiException failure) {
        ApiException refusal =
                ready.wanted().key().map(key -> once.failed(site, key, failure)).orElse(failure);
        outcomes.put(ready.wanted().index(), new Outcome(null, refusal));
    }

    private void lose(Ready ready) {
        ApiException refusal = ready.wanted()
                .key()
                .map(key -> once.lost(site, key))
                .orElseGet(
                        () -> new ApiException(
                                JiraErrors.JIRA_BAD_ANSWER,
                                "Jira's answer does not say which tickets it created: check in Jira before you send it again."));
        outcomes.put(ready.wanted().index(), new Outcome(null, refusal));
    }

    private static ApiException refusal(JsonNode elementErrors) {
        ApiException refusal = new ApiException(JiraErrors.JIRA_REJECTED, "Jira did not accept this ticket.");
        JsonNode messages = elementErrors.path("errorMessages");
        if (!messages.isEmpty()) {
            refusal.with("errorMessages", messages);
        }
        JsonNode errors = elementErrors.path("errors");
        return errors.isEmpty() ? refusal : refusal.with("errors", errors);
    }
}
