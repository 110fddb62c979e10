package dev.juncture.jira.sprint;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class SprintRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(
                                path -> Route.get(path, GetAllSprintsForProject.class), "get-all-sprints-for-project"),
                        JiraPaths.each(
                                path -> Route.get(path, GetActiveSprintsForProject.class),
                                "get-active-sprints-for-project"),
                        JiraPaths.each(path -> Route.get(path, GetTicketsForSprint.class), "get-tickets-for-sprint"),
                        JiraPaths.each(path -> Route.create(path, CreateSprint.class), "create-sprint"),
                        JiraPaths.each(path -> Route.post(path, StartSprint.class), "start-sprint"),
                        JiraPaths.each(path -> Route.post(path, CloseSprint.class), "close-sprint"),
                        JiraPaths.each(path -> Route.post(path, MoveToSprint.class), "move-to-sprint"),
                        JiraPaths.each(path -> Route.post(path, MoveToBacklog.class), "move-to-backlog"))
                .flatMap(routes -> routes)
                .toList();
    }
}
