package dev.juncture.oauth;

import dev.juncture.http.ApiException;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connect session in the browser that started it.
 *
 * @param browserHash of that browser's cookie
 */
public record BrowserBound(ConnectSession session, String browserHash) {
    static BrowserBound of(ConnectSession session, Secret browser) {
        return new BrowserBound(session, OneTimeSecret.hash(browser));
    }

    /** @param refusal what any other browser is told */
    void requireSame(@Nullable Secret browser, Supplier<ApiException> refusal) {
        if (browser == null || !browserHash.equals(OneTimeSecret.hash(browser))) {
            throw refusal.get();
        }
    }
}
