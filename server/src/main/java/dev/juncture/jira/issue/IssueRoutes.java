package dev.juncture.jira.issue;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class IssueRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(
                                path -> Route.get(path, GetTicketsForProject.class),
                                "get-tickets-for-project",
                                "get-jira-tickets"),
                        JiraPaths.each(path -> Route.get(path, SearchIssues.class), "search-issues"),
                        JiraPaths.each(path -> Route.post(path, SearchIssues.class), "search-issues"),
                        JiraPaths.each(path -> Route.get(path, GetIssueDetails.class), "get-issue-details"),
                        JiraPaths.each(path -> Route.get(path, GetCreateFields.class), "get-create-fields"),
                        JiraPaths.each(path -> Route.create(path, CreateTicket.class), "create-ticket"),
                        JiraPaths.each(path -> Route.put(path, EditIssue.class), "edit-issue"),
                        JiraPaths.each(path -> Route.delete(path, DeleteIssue.class), "delete-issue"),
                        JiraPaths.each(path -> Route.put(path, AssignIssue.class), "assign-issue"),
                        JiraPaths.each(path -> Route.get(path, GetTransitions.class), "get-transitions"),
                        JiraPaths.each(path -> Route.post(path, TransitionIssue.class), "transition-issue"))
                .flatMap(routes -> routes)
                .toList();
    }
}
