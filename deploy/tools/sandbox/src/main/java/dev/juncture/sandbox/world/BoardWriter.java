package dev.juncture.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the boards and sprints of one site. Ids continue after the given ones. */
public final class BoardWriter {
    private static final Duration SPRINT = Duration.ofDays(14);
    // The Monday before the day on which the latest issue was written.
    private static final Instant ACTIVE_SINCE = Instant.parse("2026-11-16T09:00:00Z");

    private long lastBoard;
    private long lastSprint;

    public BoardWriter(long lastBoard, long lastSprint) {
        this.lastBoard = lastBoard;
        this.lastSprint = lastSprint;
    }

    /** A large scrum project also has a kanban board. */
    List<Board> boards(Project project, String type, boolean large) {
        List<Board> boards = new ArrayList<>();
        if (project.workflow().equals("business")) {
            return boards;
        }
        boards.add(board(project, project.key() + " board", type));
        if (large) {
            boards.add(board(project, project.key() + " triage", "kanban"));
        }
        return boards;
    }

    public Board board(Project project, String name, String type) {
        return new Board(++lastBoard, name, type, project.id());
    }

    /** Closed sprints first, then the active one, then two future ones. */
    public List<Sprint> sprints(Board board, int count) {
        List<Sprint> sprints = new ArrayList<>();
        if (!board.hasSprints()) {
            return sprints;
        }
        int active = Math.max(0, count - 3);
        for (int i = 0; i < count; i++) {
            sprints.add(sprint(board, i, active));
        }
        return sprints;
    }

    private Sprint sprint(Board board, int index, int active) {
        Instant start = ACTIVE_SINCE.plus(SPRINT.multipliedBy((long) index - active));
        Instant end = start.plus(SPRINT);
        Sprint.State state =
                index < active ? Sprint.State.CLOSED : index == active ? Sprint.State.ACTIVE : Sprint.State.FUTURE;
        boolean planned = state != Sprint.State.FUTURE;
        return new Sprint(
                ++lastSprint,
                board.id(),
                board.name().replace(" board", "") + " Sprint " + (index + 1),
                state,
                planned ? Optional.of(start) : Optional.empty(),
                planned ? Optional.of(end) : Optional.empty(),
                state == Sprint.State.CLOSED ? Optional.of(end.minusSeconds(3600)) : Optional.empty(),
                index % 2 == 0 ? "Goal of sprint " + (index + 1) : "");
    }
}
