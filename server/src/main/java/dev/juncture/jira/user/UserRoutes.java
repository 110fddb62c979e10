package dev.juncture.jira.user;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
