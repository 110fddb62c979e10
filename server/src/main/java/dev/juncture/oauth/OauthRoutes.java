package dev.juncture.oauth;

import dev.juncture.http.Route;
import dev.juncture.http.Routes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class OauthRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return Stream.of(
                        Route.post("/api/frontend/oauth/get-authorization-uri", GetAuthorizationUri.class)
                                .alias("/api/frontend/oauth/initiate-oauth-flow"),
                        List.of(
                                Route.get(
                                                "/api/frontend/oauth/authorization-callback/{provider}",
                                                AuthorizationCallback.class)
                                        .forPerson(),
                                Route.get("/api/frontend/config", GetFrontendConfig.class)))
                .flatMap(List::stream)
                .toList();
    }
}
