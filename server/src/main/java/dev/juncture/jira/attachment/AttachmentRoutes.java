package dev.juncture.jira.attachment;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
