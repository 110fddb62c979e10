package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.List;

/** The comments that exist at the start: two on each fifth issue. */
final class FirstComments {

    private FirstComments() {}

    static void write(List<Issue> issues, Details details) {
        for (Issue issue : issues) {
            if (issue.number() % 5 == 0) {
                Person asker = issue.creator();
                Person answerer = issue.assignee().orElse(asker);
                add(details, issue, asker, "Can we have this before the end of the month?", issue.created());
                add(details, issue, answerer, "I will look into it.", issue.updated());
            }
        }
    }

    private static void add(Details details, Issue issue, Person author, String text, Instant at) {
        details.addComment(issue.id(), author, Comment.Draft.of(Document.of(text)), at);
    }
}
