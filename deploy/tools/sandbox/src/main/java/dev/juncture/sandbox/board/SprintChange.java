package dev.juncture.sandbox.board;

import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Sprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The changes of a body to a sprint. A partial update keeps absent fields, a full update clears them. */
record SprintChange(JsonNode body, boolean full, Instant now) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);
    private static final int LONGEST_NAME = 30;

    Sprint apply(Sprint before) {
        Sprint.State state = state(before.state());
        if (before.state() == Sprint.State.CLOSED) {
            // All other changes of a closed sprint are ignored.
            return with(before, before.state(), before.start(), before.end(), before.completed());
        }
        Optional<Instant> start = time("startDate", before.start());
        Optional<Instant> end = time("endDate", before.end());
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            throw JiraRefusal.field("endDate", "The end date of a sprint must be after the start date.");
        }
        if (state == Sprint.State.ACTIVE && (start.isEmpty() || end.isEmpty())) {
            throw JiraRefusal.sentence(400, "You must specify a start date and an end date to start a sprint.");
        }
        boolean completes = state == Sprint.State.CLOSED;
        return with(before, state, start, end, completes ? Optional.of(now) : Optional.empty());
    }

    /** The dates that a new sprint may have. */
    Optional<Instant> time(String name, Optional<Instant> before) {
        if (!body.has(name)) {
            return full ? Optional.empty() : before;
        }
        if (body.path(name).isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(body.path(name).asString(""), TIME).toInstant());
        } catch (DateTimeException unreadable) {
            throw JiraRefusal.field(
                    name, "The date must be in ISO 8601 format, such as 2015-04-11T15:22:00.000+10:00.");
        }
    }

    String name(String before) {
        if (!body.has("name") && !full) {
            return before;
        }
        String name = body.path("name").asString("").trim();
        if (name.isEmpty()) {
            throw JiraRefusal.field("name", "You must specify a sprint name.");
        }
        if (name.length() > LONGEST_NAME) {
            throw JiraRefusal.field("name", "The sprint name must be shorter than 30 characters.");
        }
        return name;
    }

    String goal(String before) {
        return body.has("goal") || full ? body.path("goal").asString("") : before;
    }

    private Sprint with(
            Sprint before,
            Sprint.State state,
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<Instant> completed) {
        return new Sprint(
                before.id(), before.boardId(), name(before.name()), state, start, end, completed, goal(before.goal()));
    }

    private Sprint.State state(Sprint.State before) {
        if (!body.hasNonNull("state")) {
            return before;
        }
        String asked = body.path("state").asString("");
        Sprint.State after = Arrays.stream(Sprint.State.values())
                .filter(state -> state.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.field("state", "The state must be future, active or closed."));
        boolean forward = (before == Sprint.State.FUTURE && after == Sprint.State.ACTIVE)
                || (before == Sprint.State.ACTIVE && after == Sprint.State.CLOSED);
        if (after != before && !forward) {
            throw JiraRefusal.field(
                    "state",
                    "A sprint cannot go from " + before.name().toLowerCase(Locale.ROOT) + " to "
                            + asked.toLowerCase(Locale.ROOT) + ".");
        }
        return after;
    }
}
