package dev.juncture.jira.comment;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class CommentRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        JiraPaths.each(path -> Route.get(path, GetComments.class), "get-comments"),
                        JiraPaths.each(path -> Route.create(path, AddComment.class), "add-comment"),
                        JiraPaths.each(path -> Route.put(path, EditComment.class), "edit-comment"),
                        JiraPaths.each(path -> Route.delete(path, DeleteComment.class), "delete-comment"))
                .flatMap(routes -> routes)
                .toList();
    }
}
