package dev.juncture.jira.watcher;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class WatcherRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(path -> Route.get(path, GetWatchers.class), "get-watchers")
                .toList();
    }
}
