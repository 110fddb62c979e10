package dev.juncture.health;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HealthRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/health", GetHealth.class), Route.get("/ready", GetReadiness.class));
    }
}
