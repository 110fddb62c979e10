package dev.juncture.sandbox.workflow;

import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Status;
import java.util.List;
import java.util.Set;

/**
 * A step of a workflow. The same id means different things in different workflows, and a scrum project does not offer
 * every step from every status.
 *
 * @param from the statuses in which it can be taken; none means any
 * @param fields the fields on its screen, which takes a comment too; none for a step without a screen
 */
record Transition(String id, String name, Set<Status> from, Status to, List<String> fields) {
    private static final List<String> ON_FINISH = List.of("assignee", "labels", "customfield_10031");

    private static final List<Transition> SCRUM = List.of(
            step("11", "Start", Status.TO_DO, Status.IN_PROGRESS),
            step("21", "Put back", Status.IN_PROGRESS, Status.TO_DO),
            step("31", "Ask for review", Status.IN_PROGRESS, Status.IN_REVIEW),
            step("41", "Send back", Status.IN_REVIEW, Status.IN_PROGRESS),
            new Transition("51", "Finish", Set.of(Status.IN_PROGRESS, Status.IN_REVIEW), Status.DONE, ON_FINISH),
            step("61", "Reopen", Status.DONE, Status.IN_PROGRESS),
            step("71", "Reject", Status.IN_REVIEW, Status.DONE));

    private static final List<Transition> KANBAN = List.of(
            open("11", Status.TO_DO),
            open("21", Status.IN_PROGRESS),
            open("31", Status.IN_REVIEW),
            open("41", Status.DONE));

    private static final List<Transition> BUSINESS = List.of(
            open("11", Status.TO_DO),
            open("21", Status.IN_PROGRESS),
            new Transition("31", "Done", Set.of(), Status.DONE, List.of("assignee", "labels", "customfield_10039")));

    static List<Transition> of(Project project, Issue issue) {
        List<Transition> all = switch (project.workflow()) {
            case "scrum" -> SCRUM;
            case "kanban" -> KANBAN;
            default -> BUSINESS;
        };
        return all.stream()
                .filter(step -> step.from().isEmpty() || step.from().contains(issue.status()))
                .toList();
    }

    /** An incident is not done before its region is known. */
    Set<String> required(Issue issue) {
        return issue.type() == IssueType.INCIDENT && to == Status.DONE ? Set.of("customfield_10039") : Set.of();
    }

    private static Transition step(String id, String name, Status from, Status to) {
        return new Transition(id, name, Set.of(from), to, List.of());
    }

    private static Transition open(String id, Status to) {
        return new Transition(id, to.label, Set.of(), to, List.of());
    }
}
