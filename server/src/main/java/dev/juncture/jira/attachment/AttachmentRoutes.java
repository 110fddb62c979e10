package dev.juncture.jira.attachment;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class AttachmentRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.concat(
                        JiraPaths.each(path -> Route.get(path, GetAttachment.class), "get-attachment"),
                        JiraPaths.each(path -> Route.create(path, AddAttachment.class), "add-attachment"))
                .toList();
    }
}
