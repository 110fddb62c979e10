package dev.juncture.jira.project;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class ProjectRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(path -> Route.get(path, GetProjects.class), "get-projects", "get-all-projects"),
                        JiraPaths.each(path -> Route.post(path, SelectProject.class), "select-project"),
                        JiraPaths.each(
                                path -> Route.get(path, GetSelectedProject.class),
                                "get-selected-project",
                                "get-selected-project-id"))
                .flatMap(routes -> routes)
                .toList();
    }
}
