package dev.juncture.oauth.confirmation;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ConfirmationRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/backend/connections/confirm", ConfirmConnection.class));
    }
}
