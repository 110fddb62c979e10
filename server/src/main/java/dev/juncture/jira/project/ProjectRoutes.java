package dev.juncture.jira.project;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
