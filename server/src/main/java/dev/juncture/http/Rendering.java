package dev.juncture.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Turns an operation's result into the answer of its route. */
final class Rendering {
    private final JsonMapper json;

    Rendering(JsonMapper json) {
        this.json = json;
    }

    Response render(Route route, Object result) {
        if (result instanceof Redirect redirect) {
            return redirect(redirect);
        }
        if (result instanceof Response passedOn) {
            return passedOn;
        }
        if (result instanceof WithCookie<?> withCookie) {
            Response answer = render(route, withCookie.result());
            answer.headers().add(HttpHeaders.SET_COOKIE, withCookie.cookie().toString());
            return answer;
        }
        return route.status() == 204
                ? Response.empty(204)
                : Response.bytes(route.status(), MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(result));
    }

    static Response redirect(Redirect redirect) {
        Response answer = Response.empty(302);
        answer.headers().setLocation(redirect.location());
        return answer;
    }
}
