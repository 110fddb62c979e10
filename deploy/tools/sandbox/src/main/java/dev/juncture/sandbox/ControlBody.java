package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import tools.jackson.databind.JsonNode;

/** The JSON object that a request to the control endpoint carries. */
record ControlBody(JsonNode json) {

    /** @throws IllegalArgumentException if the body is no JSON object */
    static ControlBody of(Request request) {
        return new ControlBody(Json.readObject(request.body())
                .orElseThrow(() -> new IllegalArgumentException("The body must be a JSON object")));
    }

    /**
     * Returns a member that is a text.
     *
     * @throws IllegalArgumentException if it is missing or blank
     */
    String text(String name) {
        return Json.text(json, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
