package dev.juncture.oauth;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
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
                                Route.create("/api/backend/connect-sessions", CreateConnectSession.class),
                                Route.get("/api/frontend/oauth/fetch-connect-session", FetchConnectSession.class),
                                Route.post("/api/frontend/oauth/start-connect-session", StartConnectSession.class)))
                .flatMap(List::stream)
                .toList();
    }
}
