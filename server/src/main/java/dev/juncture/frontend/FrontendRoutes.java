package dev.juncture.frontend;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FrontendRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/frontend/config", GetFrontendConfig.class));
    }
}
