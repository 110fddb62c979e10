package dev.juncture.http;

import dev.juncture.http.browser.Redirect;
import dev.juncture.http.browser.WithCookie;
import dev.juncture.operation.StreamedAnswer;
import dev.juncture.route.Route;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Turns an operation's answer into the response of its route. */
final class Rendering {
    private final JsonMapper json;

    Rendering(JsonMapper json) {
        this.json = json;
    }

    Response render(Route route, Object answer) {
        if (answer instanceof Redirect redirect) {
            return redirect(redirect);
        }
        if (answer instanceof StreamedAnswer streamed) {
            return Response.streamed(streamed);
        }
        if (answer instanceof WithCookie<?> withCookie) {
            Response response = render(route, withCookie.result());
            response.headers().add(HttpHeaders.SET_COOKIE, withCookie.cookie().toString());
            return response;
        }
        return route.status() == 204
                ? Response.empty(204)
                : Response.bytes(route.status(), MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(answer));
    }

    static Response redirect(Redirect redirect) {
        Response response = Response.empty(302);
        response.headers().setLocation(redirect.location());
        return response;
    }
}
