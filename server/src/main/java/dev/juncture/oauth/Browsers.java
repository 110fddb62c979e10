package dev.juncture.oauth;

import dev.juncture.operation.CallContext;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import org.jspecify.annotations.Nullable;

/** Distinguishes browsers by a random cookie. Only its hash is stored. */
final class Browsers {
    /** The format of {@link OneTimeSecret}. */
    private static final String COOKIE_FORMAT = "[A-Za-z0-9_-]{43}";

    private Browsers() {}

    /** Returns the caller's cookie, or a new one. An existing cookie is kept, because connects in two tabs share it. */
    static Secret cookieFor(CallContext context) {
        Secret given = context.browser();
        return given != null && given.value().matches(COOKIE_FORMAT) ? given : OneTimeSecret.create();
    }

    /** @param cookie of a caller, if it has one */
    static boolean isSame(String hash, @Nullable Secret cookie) {
        return cookie != null && hash.equals(OneTimeSecret.hash(cookie));
    }
}
