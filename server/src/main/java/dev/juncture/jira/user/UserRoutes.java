package dev.juncture.jira.user;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class UserRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.concat(
                        JiraPaths.each(path -> Route.get(path, SearchUsers.class), "search-users"),
                        JiraPaths.each(path -> Route.get(path, GetAssignableUsers.class), "get-assignable-users"))
                .toList();
    }
}
