package dev.juncture.jira.board;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class BoardRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(path -> Route.get(path, GetBoardsForProject.class), "get-boards-for-project")
                .toList();
    }
}
