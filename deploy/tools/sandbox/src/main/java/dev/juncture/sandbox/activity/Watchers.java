package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.jira.UserJson;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The watchers of an issue: {@code /rest/api/3/issue/{issueIdOrKey}/watchers}. */
final class Watchers {
    private Watchers() {}

    static Answer list(JiraCall call) {
        Issue issue = call.issue();
        List<Person> watchers = call.store().activity().watchers(issue).stream()
                .sorted(Comparator.comparing(Person::name))
                .toList();
        call.tally().identities(watchers.size());
        return Answer.json(
                200,
                Json.object(
                        "self", call.api("/rest/api/3/issue/" + issue.id() + "/watchers"),
                        "isWatching", watchers.contains(call.caller()),
                        "watchCount", watchers.size(),
                        "watchers",
                                watchers.stream()
                                        .map(person -> UserJson.user(call, person))
                                        .toList()));
    }

    /** The body is a JSON string. Without a body, the caller is meant. */
    static Answer add(JiraCall call) {
        Issue issue = call.issue();
        byte[] body = call.request().body();
        Person person = body.length == 0 ? call.caller() : person(call, body);
        call.store().activity().watchers(issue).add(person);
        return Answer.empty(204);
    }

    private static Person person(JiraCall call, byte[] body) {
        try {
            JsonNode account = Json.MAPPER.readTree(body);
            if (account.isString()) {
                return call.site()
                        .person(account.asString())
                        .orElseThrow(() -> JiraRefusal.sentence(
                                404, "User with account id '" + account.asString() + "' does not exist."));
            }
        } catch (JacksonException notJson) {
            // Falls through to the refusal below.
        }
        throw JiraRefusal.payload();
    }
}
