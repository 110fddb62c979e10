package dev.juncture.sandbox;

import dev.juncture.sandbox.auth.Secrets;
import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.http.Route;
import dev.juncture.sandbox.http.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Offers {@link SandboxControl} over HTTP, below {@code /sandbox/}. */
final class ControlEndpoint {
    // Any other host name could point to this machine and let a web page in (DNS rebinding).
    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final SandboxControl control;
    private final String key;
    private final Routes routes;

    ControlEndpoint(SandboxControl control, String key) {
        this.control = control;
        this.key = key;
        List<Route> all = new ArrayList<>(List.of(
                new Route("POST", "/sandbox/codes", this::grant),
                new Route("POST", "/sandbox/redirect-uris", this::allowRedirectUri),
                new Route("GET", "/sandbox/grants", unused -> Answer.json(200, control.grants())),
                new Route("DELETE", "/sandbox/grants/{person}", this::revoke),
                new Route("DELETE", "/sandbox/grants/{person}/sites/{cloudId}", this::forgetSite),
                new Route("POST", "/sandbox/tokens/expire", this::expire),
                new Route("PUT", "/sandbox/refusal", this::refusal),
                new Route("POST", "/sandbox/clock", this::advanceClock),
                new Route("GET", "/sandbox/clock", unused -> Answer.json(200, Json.object("now", control.now()))),
                new Route("GET", "/sandbox/faults", unused -> Answer.json(200, faults())),
                new Route("POST", "/sandbox/faults", this::addFault),
                new Route("DELETE", "/sandbox/faults", unused -> clearFaults()),
                new Route("DELETE", "/sandbox/faults/{id}", this::clearFault),
                new Route("GET", "/sandbox/journal", this::journal),
                new Route("DELETE", "/sandbox/journal", unused -> clearJournal())));
        all.addAll(new JiraControls(control).routes());
        this.routes = new Routes(all);
    }

    Answer answer(Request request) {
        if (!LOOPBACK_HOST.matcher(request.header("Host").orElse("")).matches()) {
            return error(403, "The control endpoint answers under a loopback name only.");
        }
        if (!request.bearerToken().map(token -> Secrets.equal(token, key)).orElse(false)) {
            return error(401, "The control endpoint wants its key as a bearer token.")
                    .with("WWW-Authenticate", "Bearer");
        }
        try {
            return routes.find(request, request.path())
                    .map(Routes.Match::answer)
                    .orElseGet(() -> error(404, "The control endpoint has no such route."));
        } catch (IllegalArgumentException wrong) {
            return error(400, String.valueOf(wrong.getMessage()));
        }
    }

    private Answer grant(Request request) {
        ControlBody body = ControlBody.of(request);
        String code =
                control.grant(body.text("person"), body.text("site"), body.text("scope"), body.text("redirect_uri"));
        return Answer.json(201, Json.object("code", code));
    }

    private Answer allowRedirectUri(Request request) {
        control.allowRedirectUri(ControlBody.of(request).text("redirect_uri"));
        return Answer.empty(204);
    }

    private Answer revoke(Request request) {
        return doneOr404(control.revoke(request.variable("person")));
    }

    private Answer forgetSite(Request request) {
        return doneOr404(control.forgetSite(request.variable("person"), request.variable("cloudId")));
    }

    private Answer expire(Request request) {
        if (request.body().length == 0) {
            control.expireAccessTokens();
        } else {
            Json.text(ControlBody.of(request).json(), "person")
                    .ifPresentOrElse(control::expireAccessTokens, control::expireAccessTokens);
        }
        return Answer.empty(204);
    }

    private Answer refusal(Request request) {
        String error = ControlBody.of(request).text("error");
        if (!List.of("invalid_grant", "unauthorized_client").contains(error)) {
            throw new IllegalArgumentException("error must be invalid_grant or unauthorized_client");
        }
        control.refuseAsDocumented(error.equals("invalid_grant"));
        return Answer.empty(204);
    }

    private Answer advanceClock(Request request) {
        control.advanceClock(Duration.ofSeconds(
                ControlBody.of(request).json().path("advance_seconds").asLong(0)));
        return Answer.json(200, Json.object("now", control.now()));
    }

    private Answer addFault(Request request) {
        return Answer.json(
                201,
                FaultJson.write(
                        control.add(FaultJson.read(ControlBody.of(request).json()))));
    }

    private Answer clearFault(Request request) {
        return doneOr404(control.clearFault(request.variable("id")));
    }

    private Answer clearFaults() {
        control.clearFaults();
        return Answer.empty(204);
    }

    private Answer clearJournal() {
        control.clearJournal();
        return Answer.empty(204);
    }

    private Answer journal(Request request) {
        List<?> requests = control.journal().stream()
                .filter(line ->
                        request.query().first("path").map(line.path()::equals).orElse(true))
                .filter(line -> request.query()
                        .first("method")
                        .map(line.method()::equals)
                        .orElse(true))
                .filter(line ->
                        request.query().first("label").map(line.label()::equals).orElse(true))
                .toList();
        return Answer.json(200, Json.object("count", requests.size(), "requests", requests));
    }

    private Object faults() {
        return Json.object(
                "faults", control.faults().stream().map(FaultJson::write).toList());
    }

    private static Answer doneOr404(boolean done) {
        return done ? Answer.empty(204) : error(404, "There is no such thing.");
    }

    private static Answer error(int status, String sentence) {
        return Answer.json(status, Json.object("error", sentence));
    }
}
