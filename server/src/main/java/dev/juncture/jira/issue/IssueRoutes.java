package dev.juncture.jira.issue;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class IssueRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(
                        path -> Route.get(path, GetTicketsForProject.class),
                        "get-tickets-for-project",
                        "get-jira-tickets")
                .toList();
    }
}
