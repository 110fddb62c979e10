package dev.juncture.jira.picker;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PickerRoutes implements Routes {
    private static final String FINALIZE = "/api/frontend/finalize-connection/{provider}";

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(FINALIZE + "/fetch-available-sites", FetchAvailableSites.class));
        routes.add(Route.get(FINALIZE + "/fetch-available-projects", FetchAvailableProjects.class));
        routes.addAll(
                Route.post(FINALIZE + "/set-jira-site", SetJiraSite.class).alias(FINALIZE + "/create-connection"));
        return routes;
    }
}
