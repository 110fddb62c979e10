package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;

/** The two refusals of Atlassian's gateway. They have one status and differ in their text only. */
public final class Unauthorized {

    private Unauthorized() {}

    public static Answer badToken() {
        return Answer.json(401, Json.object("code", 401, "message", "Unauthorized"));
    }

    public static Answer missingScope() {
        return Answer.json(401, Json.object("code", 401, "message", "Unauthorized; scope does not match"));
    }
}
