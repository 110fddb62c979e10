package dev.juncture.jira.board;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
