package dev.juncture.oauth;

import dev.juncture.error.ApiException;
import dev.juncture.secret.OneTimeSecret;
import dev.juncture.secret.Secret;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connect session, bound to the browser that started it.
 *
 * @param browserHash of that browser's cookie
 */
public record BrowserBound(ConnectSession session, String browserHash) {
    public BrowserBound {
        Objects.requireNonNull(session);
        Objects.requireNonNull(browserHash);
    }

    static BrowserBound of(ConnectSession session, Secret browser) {
        return new BrowserBound(session, OneTimeSecret.hash(browser));
    }

    /** @param refusal is thrown in any other browser */
    void requireSame(@Nullable Secret browser, Supplier<ApiException> refusal) {
        if (browser == null || !browserHash.equals(OneTimeSecret.hash(browser))) {
            throw refusal.get();
        }
    }
}
