package dev.juncture.jira.issue;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class IssueRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(path -> Route.get(path, GetIssueDetails.class), "get-issue-details"),
                        JiraPaths.each(path -> Route.get(path, GetCreateFields.class), "get-create-fields"),
                        JiraPaths.each(path -> Route.create(path, CreateTicket.class), "create-ticket"),
                        JiraPaths.each(path -> Route.put(path, EditIssue.class), "edit-issue"),
                        JiraPaths.each(path -> Route.post(path, BulkCreate.class), "bulk-create"),
                        JiraPaths.each(path -> Route.put(path, BulkEdit.class), "bulk-edit"),
                        JiraPaths.each(path -> Route.delete(path, DeleteIssue.class), "delete-issue"),
                        JiraPaths.each(path -> Route.put(path, AssignIssue.class), "assign-issue"),
                        JiraPaths.each(path -> Route.get(path, GetTransitions.class), "get-transitions"),
                        JiraPaths.each(path -> Route.post(path, TransitionIssue.class), "transition-issue"))
                .flatMap(routes -> routes)
                .toList();
    }
}
