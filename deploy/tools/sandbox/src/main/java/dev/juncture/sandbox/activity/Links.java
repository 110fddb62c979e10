package dev.juncture.sandbox.activity;

import dev.juncture.sandbox.field.FieldWriter;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.LinkType;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Links between issues: {@code /rest/api/3/issueLink} and their types. */
final class Links {
    private Links() {}

    static Answer types(JiraCall call) {
        return Answer.json(
                200,
                Json.object(
                        "issueLinkTypes",
                        Arrays.stream(LinkType.values())
                                .map(type -> FieldWriter.linkType(call, type))
                                .toList()));
    }

    /** For the type Blocks, the issue that the body calls inward blocks the one that it calls outward. */
    static Answer add(JiraCall call) {
        JsonNode body = call.body();
        LinkType type = type(body.path("type"));
        Issue from = issue(call, body.path("inwardIssue"));
        Issue to = issue(call, body.path("outwardIssue"));
        if (from.id() == to.id()) {
            throw JiraRefusal.sentence(400, "You cannot link an issue to itself.");
        }
        call.store().activity().link(type, from.id(), to.id());
        call.store().update(from.id(), Map.of());
        call.store().update(to.id(), Map.of());
        return Answer.empty(201);
    }

    private static LinkType type(JsonNode sent) {
        String id = sent.path("id").asString("");
        String name = sent.path("name").asString("");
        return LinkType.find(id.isEmpty() ? name : id)
                .orElseThrow(() -> JiraRefusal.sentence(
                        404,
                        id.isEmpty()
                                ? "No issue link type with name '" + name + "' found."
                                : "No issue link type with id '" + id + "' found."));
    }

    private static Issue issue(JiraCall call, JsonNode sent) {
        String id = sent.path("id").asString(sent.path("key").asString(""));
        return call.store().issue(id).orElseThrow(JiraRefusal::noIssue);
    }
}
