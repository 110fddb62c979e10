package dev.juncture.jira.link;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class LinkRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(path -> Route.post(path, LinkIssues.class), "link-issues")
                .toList();
    }
}
