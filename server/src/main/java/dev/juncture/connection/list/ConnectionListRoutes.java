package dev.juncture.connection.list;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ConnectionListRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/backend/connections", ListConnections.class));
    }
}
