package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.store.SiteStore;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.IssueType;
import dev.juncture.sandbox.world.Project;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the parent of an issue. An epic may contain stories, and a story may contain sub-tasks. */
final class Hierarchy {

    private Hierarchy() {}

    static void check(
            SiteStore store,
            Project project,
            IssueType type,
            Map<String, ? extends @Nullable Object> values,
            IssueInput input) {
        if (!(values.get("parent") instanceof Long id)) {
            return;
        }
        Optional<Issue> parent = store.issue(id);
        boolean fits = parent.filter(issue -> issue.type().hierarchyLevel == type.hierarchyLevel + 1)
                .filter(issue -> !type.subtask() || issue.projectId().equals(project.id()))
                .isPresent();
        if (!fits) {
            input.fail("parent", "Given parent issue does not belong to appropriate hierarchy.");
        }
    }
}
