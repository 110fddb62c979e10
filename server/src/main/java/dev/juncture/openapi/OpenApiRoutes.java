package dev.juncture.openapi;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OpenApiRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/openapi.json", GetOpenApi.class));
    }
}
