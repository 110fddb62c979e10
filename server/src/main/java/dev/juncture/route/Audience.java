package dev.juncture.route;

/**
 * The callers of a route. The path decides, because a keyword could be forgotten and would leave a backend route open.
 */
public enum Audience {
    /** The product's backend, with the secret key. */
    BACKEND,
    /** A page in a browser, from an allowed origin. */
    BROWSER,
    /**
     * A user's browser on its way between pages: an error leads to a page, never to JSON. The provider may add to the
     * address what no operation knows.
     */
    PERSON,
    /** Anyone, such as a load balancer. */
    ANYONE;

    /** Returns the audience of a path, whether a route has it or not. */
    public static Audience of(String path) {
        if (path.startsWith("/api/backend/")) {
            return BACKEND;
        }
        return path.startsWith("/api/frontend/") ? BROWSER : ANYONE;
    }
}
