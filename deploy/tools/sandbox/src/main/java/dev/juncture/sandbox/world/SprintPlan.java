package dev.juncture.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Assigns issues of a project to its sprints. */
record SprintPlan(List<Sprint> closed, List<Sprint> active, List<Sprint> future, int issues) {

    static SprintPlan of(List<Sprint> all, int issues) {
        return new SprintPlan(
                in(Sprint.State.CLOSED, all), in(Sprint.State.ACTIVE, all), in(Sprint.State.FUTURE, all), issues);
    }

    /** Puts done issues into closed sprints, issues in progress into the active one, and some others into future ones. */
    void assign(Map<String, Object> values, int number) {
        IssueType type = (IssueType) values.get("issuetype");
        Status status = (Status) values.get("status");
        if (type.hierarchyLevel != 0) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        if (status == Status.DONE && number % 11 != 0 && !closed.isEmpty()) {
            ids.add(closed.get((int) ((number - 1L) * closed.size() / issues)).id());
        } else if (!active.isEmpty() && (status != Status.TO_DO || number % 4 == 0)) {
            if (status == Status.IN_REVIEW && !closed.isEmpty()) {
                // The issue was moved here from the sprint before.
                ids.add(closed.get(closed.size() - 1).id());
            }
            ids.add(active.get(number % active.size()).id());
        } else if (!future.isEmpty() && number % 4 != 3) {
            ids.add(future.get(number % future.size()).id());
        }
        if (!ids.isEmpty()) {
            values.put("customfield_10020", List.copyOf(ids));
        }
    }

    private static List<Sprint> in(Sprint.State state, List<Sprint> all) {
        return all.stream().filter(sprint -> sprint.state() == state).toList();
    }
}
