package dev.juncture.token.rotation;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class RotationRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/backend/rotate-keys", RotateKeys.class));
    }
}
