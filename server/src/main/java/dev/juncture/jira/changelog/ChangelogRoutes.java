package dev.juncture.jira.changelog;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ChangelogRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(path -> Route.get(path, GetChangelog.class), "get-changelog")
                .toList();
    }
}
