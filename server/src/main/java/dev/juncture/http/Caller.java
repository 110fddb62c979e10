package dev.juncture.http;

/** Who may call a route. The path decides, so that no backend route can be left open by a forgotten word. */
public enum Caller {
    /** The product's backend, with the secret key. */
    BACKEND,
    /** A page in a browser, from an allowed origin. */
    BROWSER,
    /** A person's browser on its way between pages: errors lead to a page, never to raw JSON. */
    PERSON,
    /** Anybody, such as a load balancer. */
    ANYONE;

    static Caller of(String path) {
        if (path.startsWith("/api/backend/")) {
            return BACKEND;
        }
        return path.startsWith("/api/frontend/") ? BROWSER : ANYONE;
    }
}
