package dev.juncture.token;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TokenRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/backend/connection-info/get-connection-credentials", GetConnectionCredentials.class),
                Route.get("/api/backend/connection-info/get-access-token", GetAccessToken.class));
    }
}
