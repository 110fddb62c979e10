package dev.juncture.jira.worklog;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class WorklogRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.concat(
                        JiraPaths.each(path -> Route.get(path, GetWorklogs.class), "get-worklogs"),
                        JiraPaths.each(path -> Route.create(path, AddWorklog.class), "add-worklog"))
                .toList();
    }
}
