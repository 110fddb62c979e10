package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.jira.JiraRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates several issues, each on its own: {@code POST /rest/api/3/issue/bulk}. */
final class CreateIssues {
    private static final int MOST = 50;

    private CreateIssues() {}

    static Answer answer(JiraCall call) {
        List<JsonNode> wanted = List.copyOf(call.body().path("issueUpdates").values());
        if (wanted.isEmpty()) {
            throw JiraRefusal.sentence(400, "No Issue Create payload supplied");
        }
        if (wanted.size() > MOST) {
            throw JiraRefusal.sentence(400, "The number of issues to create must not exceed 50.");
        }
        List<Object> created = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            try {
                created.add(CreateIssue.created(call, CreateIssue.create(call, wanted.get(place))));
            } catch (JiraRefusal refusal) {
                errors.add(error(place, refusal.answer()));
            }
        }
        return Answer.json(created.isEmpty() ? 400 : 201, Json.object("issues", created, "errors", errors));
    }

    private static Map<String, @Nullable Object> error(int place, Answer refusal) {
        return Json.object(
                "status", refusal.status(),
                "elementErrors", Json.MAPPER.readTree(refusal.body()),
                "failedElementNumber", place);
    }
}
