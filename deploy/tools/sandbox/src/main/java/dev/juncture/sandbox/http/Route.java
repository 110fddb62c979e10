package dev.juncture.sandbox.http;

import java.util.function.Function;

/**
 * A method and a path template, and who answers. In a template {@code {name}} stands for one segment and a last
 * {@code **} for the rest of the path, found under the variable {@code **}; the method {@code *} stands for all.
 *
 * @param label what the journal says about a request beside its path, such as a grant type; never a secret
 */
public record Route(
        String method, String template, Function<Request, String> label, Function<Request, Answer> handler) {

    public Route(String method, String template, Function<Request, Answer> handler) {
        this(method, template, unused -> "", handler);
    }
}
