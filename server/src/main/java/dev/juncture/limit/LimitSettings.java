package dev.juncture.limit;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import dev.juncture.http.Caller;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param frontend requests a minute from one address to the frontend API, or {@code off}
 * @param backend the same for the backend API
 * @param trustedProxies addresses and blocks of addresses of those who say truly whom they forward
 */
@ConfigurationProperties("juncture.limit")
record LimitSettings(String frontend, String backend, String trustedProxies) {
    static final long OFF = 0;

    private static final long MOST = 1_000_000;
    private static final String PROXIES = "JUNCTURE_TRUSTED_PROXIES";

    LimitSettings {
        requests("JUNCTURE_FRONTEND_LIMIT", frontend);
        requests("JUNCTURE_BACKEND_LIMIT", backend);
        blocks(trustedProxies);
    }

    /** Requests a minute, or {@link #OFF}. */
    long of(Caller caller) {
        return switch (caller) {
            case BROWSER, PERSON -> requests("", frontend);
            case BACKEND -> requests("", backend);
            case ANYONE -> OFF;
        };
    }

    List<AddressBlock> proxies() {
        return blocks(trustedProxies);
    }

    private static long requests(String variable, String value) {
        String text = value.strip();
        if ("off".equals(text)) {
            return OFF;
        }
        if (!text.matches("\\d{1,7}") || Long.parseLong(text) < 1 || Long.parseLong(text) > MOST) {
            throw new SettingException(
                    variable, "is neither off nor a number of requests a minute up to " + MOST, "60");
        }
        return Long.parseLong(text);
    }

    private static List<AddressBlock> blocks(String value) {
        return Settings.list(value).stream()
                .map(item -> AddressBlock.parse(item)
                        .orElseThrow(() -> new SettingException(
                                PROXIES,
                                "holds what is neither an address nor a block of addresses",
                                "10.0.0.0/8,2001:db8::1")))
                .toList();
    }
}
