package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;

/** The two refusals of Atlassian's gateway. They share a status: only the words tell them apart. */
public final class Unauthorized {

    private Unauthorized() {}

    public static Answer badToken() {
        return Answer.json(401, Json.object("code", 401, "message", "Unauthorized"));
    }

    public static Answer missingScope() {
        return Answer.json(401, Json.object("code", 401, "message", "Unauthorized; scope does not match"));
    }
}
