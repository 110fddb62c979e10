package dev.juncture;

import tools.jackson.databind.json.JsonMapper;

/** The JSON mapper of the application, for tests without a context. */
public final class TestJson {
    private TestJson() {}

    public static JsonMapper mapper() {
        return JunctureConfiguration.jacksonJsonMapper();
    }
}
