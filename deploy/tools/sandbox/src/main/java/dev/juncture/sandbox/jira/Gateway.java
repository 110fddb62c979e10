package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.auth.Grant;
import dev.juncture.sandbox.auth.Grants;
import dev.juncture.sandbox.auth.Unauthorized;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.http.Routes;
import dev.juncture.sandbox.limit.RateLimiter;
import dev.juncture.sandbox.store.Stores;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Site;
import dev.juncture.sandbox.world.World;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /ex/jira/{cloudId}/**}: checks site, token and scope, then asks Jira. */
public final class Gateway {
    private final Grants grants;
    private final World world;
    private final Stores stores;
    private final String baseUrl;
    private final RateLimiter limiter;
    private final Clock clock;
    private final List<JiraRoute> routes;

    /** @param routes the first one that fits path and method answers */
    public Gateway(
            Grants grants,
            World world,
            Stores stores,
            List<JiraRoute> routes,
            RateLimiter limiter,
            String baseUrl,
            Clock clock) {
        this.grants = grants;
        this.world = world;
        this.limiter = limiter;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.stores = stores;
        this.routes = List.copyOf(routes);
    }

    public Answer answer(Request request) {
        Optional<Site> site = world.site(request.variable("cloudId")).filter(Site::hasJira);
        if (site.isEmpty()) {
            // Atlassian does not document which check comes first. Here an unknown site is always 404.
            return unknownPath(request);
        }
        Optional<Grant> grant = request.bearerToken().flatMap(grants::byAccessToken);
        if (grant.isEmpty()) {
            return Unauthorized.badToken();
        }
        if (!grant.get().sites().contains(site.get().cloudId())) {
            return unknownPath(request);
        }
        return route(request, site.get(), grant.get());
    }

    /** The gateway's 404, for sites and paths that it does not know. */
    public Answer unknownPath(Request request) {
        return Answer.json(
                        404,
                        Json.object(
                                "timestamp",
                                clock.instant(),
                                "status",
                                404,
                                "error",
                                "Not Found",
                                "message",
                                "No message available",
                                "path",
                                request.path()))
                .with("X-Failure-Category", "FAILURE_CLIENT_TCS");
    }

    private Answer route(Request request, Site site, Grant grant) {
        String path = request.variable("**");
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        boolean knownPath = false;
        for (JiraRoute route : routes) {
            Optional<Map<String, String>> variables = Routes.variables(route.template(), path);
            knownPath |= variables.isPresent();
            if (variables.isPresent() && route.method().equals(method)) {
                if (!route.allows(grant.scopes())) {
                    return Unauthorized.missingScope();
                }
                Person caller = world.person(grant.person()).orElseThrow();
                JiraCall call = new JiraCall(
                        request.with(variables.get()),
                        stores.of(site.cloudId()),
                        caller,
                        stores.language(caller.id()),
                        new Tally(),
                        baseUrl);
                return limited(route, call);
            }
        }
        JiraRefusal refusal = knownPath
                ? JiraRefusal.problem(
                        405, "Method Not Allowed", "Method '" + request.method() + "' is not supported.", request)
                : JiraRefusal.problem(404, "Not Found", "No endpoint " + request.method() + " " + path + ".", request);
        return limiter.charge(site.cloudId(), method, "unknown", 1, refusal.answer());
    }

    private Answer limited(JiraRoute route, JiraCall call) {
        String site = call.site().cloudId();
        Optional<Long> written = route.method().equals("GET")
                ? Optional.empty()
                : call.store().issue(call.variable("issueIdOrKey")).map(Issue::id);
        return limiter.refuse(site, route.method(), route.template(), written).orElseGet(() -> {
            Answer answer;
            try {
                answer = route.handler().apply(call);
            } catch (JiraRefusal refusal) {
                answer = refusal.answer();
            }
            return limiter.charge(
                    site, route.method(), route.template(), call.tally().points(), answer);
        });
    }
}
