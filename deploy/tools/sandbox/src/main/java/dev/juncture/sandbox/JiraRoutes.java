package dev.juncture.sandbox;

import dev.juncture.sandbox.activity.Activities;
import dev.juncture.sandbox.attachment.Attachments;
import dev.juncture.sandbox.attachment.MediaHost;
import dev.juncture.sandbox.board.BoardIssues;
import dev.juncture.sandbox.board.Boards;
import dev.juncture.sandbox.board.Moves;
import dev.juncture.sandbox.board.Sprints;
import dev.juncture.sandbox.comment.Comments;
import dev.juncture.sandbox.issue.Issues;
import dev.juncture.sandbox.jira.JiraRoute;
import dev.juncture.sandbox.project.Projects;
import dev.juncture.sandbox.search.IssueSearch;
import dev.juncture.sandbox.search.PageToken;
import dev.juncture.sandbox.search.Searches;
import dev.juncture.sandbox.user.Users;
import dev.juncture.sandbox.workflow.Transitions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of Jira's that the sandbox knows. */
final class JiraRoutes {

    private JiraRoutes() {}

    static List<JiraRoute> all(Clock clock, MediaHost media) {
        IssueSearch search = new IssueSearch();
        PageToken tokens = new PageToken(clock);
        return Stream.of(
                        Users.routes(),
                        Projects.routes(),
                        new Searches(search, tokens).routes(),
                        Issues.routes(),
                        Transitions.routes(),
                        Comments.routes(),
                        Activities.routes(),
                        new Attachments(media).routes(),
                        Boards.routes(),
                        Sprints.routes(),
                        new BoardIssues(search, tokens).routes(),
                        Moves.routes())
                .flatMap(List::stream)
                .toList();
    }
}
