package dev.juncture.audit;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/backend/audit", ListAudit.class));
    }
}
