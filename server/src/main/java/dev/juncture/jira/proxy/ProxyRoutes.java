package dev.juncture.jira.proxy;

import dev.juncture.jira.JiraPaths;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ProxyRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return JiraPaths.each(path -> Route.get(path, Proxy.class), "proxy/**")
                .flatMap(route -> route.by("GET", "POST", "PUT", "DELETE", "PATCH").stream())
                .toList();
    }
}
