package dev.juncture.limit;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import dev.juncture.route.Audience;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits on requests per client address, and the proxies whose forwarding headers are trusted. */
@ConfigurationProperties("juncture.limit")
final class LimitSettings {
    static final long OFF = 0;

    private static final long HIGHEST = 1_000_000;

    private final long frontend;
    private final long backend;
    private final List<AddressBlock> trustedProxies;

    /**
     * @param frontend requests per minute from one address to the frontend API, or {@code off}
     * @param backend the same for the backend API
     * @param trustedProxies addresses and blocks of addresses
     */
    LimitSettings(String frontend, String backend, String trustedProxies) {
        this.frontend = requests("JUNCTURE_FRONTEND_LIMIT", frontend);
        this.backend = requests("JUNCTURE_BACKEND_LIMIT", backend);
        this.trustedProxies = blocks(trustedProxies);
    }

    /** Returns the requests per minute that an address may send, or {@link #OFF}. */
    long of(Audience audience) {
        return switch (audience) {
            case BROWSER, PERSON -> frontend;
            case BACKEND -> backend;
            case ANYONE -> OFF;
        };
    }

    List<AddressBlock> trustedProxies() {
        return trustedProxies;
    }

    private static long requests(String variable, String value) {
        String text = value.strip();
        if ("off".equals(text)) {
            return OFF;
        }
        if (!text.matches("\\d{1,7}") || Long.parseLong(text) < 1 || Long.parseLong(text) > HIGHEST) {
            throw new SettingException(
                    variable, "is neither off nor a number of requests a minute up to " + HIGHEST, "60");
        }
        return Long.parseLong(text);
    }

    private static List<AddressBlock> blocks(String value) {
        return Settings.list(value).stream()
                .map(item -> AddressBlock.parse(item)
                        .orElseThrow(() -> new SettingException(
                                "JUNCTURE_TRUSTED_PROXIES",
                                "holds an item that is neither an address nor a block of addresses",
                                "10.0.0.0/8,2001:db8::1")))
                .toList();
    }
}
