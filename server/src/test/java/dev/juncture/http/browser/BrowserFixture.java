package dev.juncture.http.browser;

/** Creates the browser rules of a frontend for tests in other packages. */
public final class BrowserFixture {
    private BrowserFixture() {}

    public static BrowserCookie cookie(FrontendAddress frontend) {
        return new BrowserCookie(frontend);
    }

    /** The rules of a frontend that no other page may frame. */
    public static BrowserRules rules(FrontendAddress frontend) {
        return new BrowserRules(frontend, new BrowserSettings(""));
    }
}
