package dev.juncture.connection.api;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ConnectionRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/backend/connection-info/check-connection-validity", CheckConnectionValidity.class),
                Route.get("/api/backend/connections", ListConnections.class),
                Route.delete("/api/backend/connections", DeleteConnection.class));
    }
}
