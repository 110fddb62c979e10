package dev.juncture.oauth;

/** {@link BrowserBound} as it travels with what is stored in Redis. */
record BoundJson(String hash, String browserHash, ConnectSessions.Stored session) {
    static BoundJson of(BrowserBound bound) {
        ConnectSession session = bound.session();
        return new BoundJson(session.hash(), bound.browserHash(), ConnectSessions.Stored.of(session));
    }

    BrowserBound restored() {
        return new BrowserBound(session.under(hash), browserHash);
    }
}
