package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.juncture.jira.JiraId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The issues that one request moves, by id or key. */
record MovedIssues(@JsonValue List<JiraId> all) {
    private static final int MOST = 1000;
    /** The most that Jira moves in one call. */
    private static final int BATCH = 50;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    MovedIssues {
        if (all.isEmpty() || all.size() > MOST || all.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("must be a list of 1 to " + MOST + " ids or keys");
        }
        all = List.copyOf(all);
    }

    List<SprintApi.Moved> batches() {
        List<SprintApi.Moved> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<JiraId> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            batches.add(new SprintApi.Moved(batch.stream().map(JiraId::value).toList()));
        }
        return batches;
    }
}
