package dev.juncture.limit;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import dev.juncture.route.Audience;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits on requests and connections per address, and the proxies whose forwarding headers are trusted. */
@ConfigurationProperties("juncture.limit")
final class LimitSettings {
    static final long OFF = 0;

    private static final long HIGHEST = 1_000_000;

    private final long frontend;
    private final long backend;
    private final long anyone;
    private final long connections;
    private final List<AddressBlock> trustedProxies;

    /**
     * @param frontend requests per minute from one address to the frontend API, or {@code off}
     * @param backend the same for the backend API
     * @param anyone the same for routes without a key, such as the health checks
     * @param connections open connections of one peer, or {@code off}
     * @param trustedProxies addresses and blocks of addresses
     */
    LimitSettings(String frontend, String backend, String anyone, String connections, String trustedProxies) {
        this.frontend = requests("JUNCTURE_FRONTEND_LIMIT", frontend);
        this.backend = requests("JUNCTURE_BACKEND_LIMIT", backend);
        this.anyone = requests("JUNCTURE_PUBLIC_LIMIT", anyone);
        this.connections = number("JUNCTURE_CONNECTION_LIMIT", connections, "connections", "500");
        this.trustedProxies = blocks(trustedProxies);
    }

    /** Returns the requests per minute that an address may send, or {@link #OFF}. */
    long of(Audience audience) {
        return switch (audience) {
            case BROWSER, PERSON -> frontend;
            case BACKEND -> backend;
            case ANYONE -> anyone;
        };
    }

    /** Returns the connections that a peer may have open, or {@link #OFF}. */
    long connections() {
        return connections;
    }

    List<AddressBlock> trustedProxies() {
        return trustedProxies;
    }

    private static long requests(String variable, String value) {
        return number(variable, value, "requests a minute", "60");
    }

    private static long number(String variable, String value, String unit, String example) {
        String text = value.strip();
        if ("off".equals(text)) {
            return OFF;
        }
        if (!text.matches("\\d{1,7}") || Long.parseLong(text) < 1 || Long.parseLong(text) > HIGHEST) {
            throw new SettingException(
                    variable, "is neither off nor a number of " + unit + " up to " + HIGHEST, example);
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
