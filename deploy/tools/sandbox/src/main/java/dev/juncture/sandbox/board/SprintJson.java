package dev.juncture.sandbox.board;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.world.Sprint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes sprints as the sprint routes return them. */
final class SprintJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private SprintJson() {}

    static Map<String, @Nullable Object> sprint(JiraCall call, Sprint sprint) {
        Map<String, @Nullable Object> json = Json.object(
                "id", sprint.id(),
                "self", call.api("/rest/agile/1.0/sprint/" + sprint.id()),
                "state", sprint.state().name().toLowerCase(Locale.ROOT),
                "name", sprint.name());
        sprint.start().ifPresent(start -> json.put("startDate", time(start)));
        sprint.end().ifPresent(end -> json.put("endDate", time(end)));
        sprint.completed().ifPresent(at -> json.put("completeDate", time(at)));
        json.put("originBoardId", sprint.boardId());
        json.put("goal", sprint.goal());
        return json;
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
