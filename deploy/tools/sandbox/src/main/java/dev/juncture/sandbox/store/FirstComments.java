package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import java.util.List;
import java.util.Optional;

/** The comments that are there from the start: two on every fifth issue. */
final class FirstComments {

    private FirstComments() {}

    static void write(List<Issue> issues, Details details) {
        for (Issue issue : issues) {
            if (issue.number() % 5 == 0) {
                Person asker = issue.creator();
                Person answerer = issue.assignee().orElse(asker);
                details.addComment(
                        issue.id(),
                        asker,
                        Document.of("Can we have this before the end of the month?"),
                        Optional.empty(),
                        issue.created());
                details.addComment(
                        issue.id(), answerer, Document.of("I will look into it."), Optional.empty(), issue.updated());
            }
        }
    }
}
