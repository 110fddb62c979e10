package dev.juncture.deploy.local.demo;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class DemoRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/demo/api/connection", ShowConnection.class),
                Route.delete("/demo/api/connection", Disconnect.class),
                Route.post("/demo/api/connect", StartConnect.class),
                Route.post("/demo/api/confirm", Confirm.class),
                Route.get("/demo/api/projects", ShowProjects.class),
                Route.post("/demo/api/select-project", ChooseProject.class),
                Route.get("/demo/api/tickets", ShowTickets.class));
    }
}
