package dev.juncture;

import tools.jackson.databind.json.JsonMapper;

/** The mapper that the application uses, for tests that need no context. */
public final class TestJson {
    private TestJson() {}

    public static JsonMapper mapper() {
        return JunctureConfiguration.jacksonJsonMapper();
    }
}
