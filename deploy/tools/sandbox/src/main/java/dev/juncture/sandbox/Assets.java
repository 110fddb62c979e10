package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The pages' style and script. */
final class Assets {
    private static final Map<String, String> TYPES =
            Map.of("sandbox.css", "text/css;charset=UTF-8", "sandbox.js", "text/javascript;charset=UTF-8");

    private Assets() {}

    static Answer answer(Request request) {
        String name = request.variable("name");
        String type = TYPES.get(name);
        if (type == null) {
            return Answer.empty(404);
        }
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            return Answer.of(200, type, file.readAllBytes()).with("X-Content-Type-Options", "nosniff");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
