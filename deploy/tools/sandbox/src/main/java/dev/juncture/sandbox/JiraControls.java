package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.http.Route;
import dev.juncture.sandbox.limit.Limits;
import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Site;
import java.time.Duration;
import java.util.List;

/** The part of the control endpoint that deals with the content of the sites and with the cost of calls to Jira. */
final class JiraControls {
    private final SandboxControl control;

    JiraControls(SandboxControl control) {
        this.control = control;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/people", unused -> Answer.json(200, people())),
                new Route("PUT", "/sandbox/languages", this::speak),
                new Route("PUT", "/sandbox/search-lag", this::searchLag),
                new Route("POST", "/sandbox/seed", this::seed),
                new Route("GET", "/sandbox/limits", unused -> Answer.json(200, LimitsJson.write(control.limits()))),
                new Route("PUT", "/sandbox/limits", this::limit),
                new Route("DELETE", "/sandbox/limits", unused -> unlimit()),
                new Route("GET", "/sandbox/usage", unused -> Answer.json(200, control.usage())),
                new Route("DELETE", "/sandbox/usage", unused -> clearUsage()));
    }

    private Answer speak(Request request) {
        ControlBody body = ControlBody.of(request);
        control.speak(body.text("person"), body.text("language"));
        return Answer.empty(204);
    }

    private Answer searchLag(Request request) {
        control.searchLag(Duration.ofSeconds(
                ControlBody.of(request).json().path("seconds").asLong(0)));
        return Answer.empty(204);
    }

    private Answer seed(Request request) {
        ControlBody body = ControlBody.of(request);
        Project project = control.seed(
                body.text("site"),
                body.text("project"),
                body.json().path("issues").asInt(0),
                body.json().path("boards").asInt(1),
                body.json().path("sprints_per_board").asInt(0));
        return Answer.json(
                201,
                Json.object(
                        "id", project.id(),
                        "key", project.key(),
                        "boards", project.boards().stream().map(Board::id).toList()));
    }

    private Answer limit(Request request) {
        control.limit(LimitsJson.read(ControlBody.of(request).json()));
        return Answer.json(200, LimitsJson.write(control.limits()));
    }

    private Answer unlimit() {
        control.limit(Limits.off());
        return Answer.empty(204);
    }

    private Answer clearUsage() {
        control.clearUsage();
        return Answer.empty(204);
    }

    private Object people() {
        return Json.object("people", control.people().stream().map(this::person).toList());
    }

    private Object person(Person person) {
        return Json.object(
                "person", person.id(),
                "account_id", person.accountId(),
                "name", person.name(),
                "sites", control.sitesOf(person.id()).stream().map(this::site).toList());
    }

    private Object site(Site site) {
        return Json.object(
                "id", site.cloudId(),
                "name", site.name(),
                "url", site.url(),
                "products", site.products(),
                "projects",
                        control.projectsOf(site).stream()
                                .map(project -> Json.object(
                                        "id", project.id(),
                                        "key", project.key(),
                                        "name", project.name(),
                                        "issues", control.issueCount(site, project)))
                                .toList());
    }
}
