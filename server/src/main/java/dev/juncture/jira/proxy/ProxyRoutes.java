package dev.juncture.jira.proxy;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import dev.juncture.jira.JiraPaths;
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
