package dev.juncture.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Checks that several settings share. They throw a {@link SettingException} that names the variable. */
public final class Settings {
    private Settings() {}

    /** Returns the value without white space around it. */
    public static String required(String variable, @Nullable String value, String example) {
        if (value == null || value.isBlank()) {
            throw new SettingException(variable, "is missing", example);
        }
        return value.strip();
    }

    /** Returns an absolute http or https address, without slashes at its end. Rejects a query or a fragment. */
    public static URI address(String variable, @Nullable String value, String example) {
        URI uri = page(variable, required(variable, value, example).replaceAll("/+$", ""), example);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new SettingException(variable, "has a query or a fragment", example);
        }
        return uri;
    }

    /** Returns an absolute http or https address, unchanged. */
    public static URI page(String variable, @Nullable String value, String example) {
        String text = required(variable, value, example);
        try {
            URI uri = new URI(text);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Falls through to the error below.
        }
        throw new SettingException(variable, "is not an http or https address", example);
    }

    /** Returns a list of exact origins, as a browser sends them, such as {@code https://app.example.com}. */
    public static List<String> origins(String variable, @Nullable String value, String example) {
        List<String> origins = list(value);
        for (String origin : origins) {
            URI address = address(variable, origin, example);
            if (address.getRawUserInfo() != null) {
                throw new SettingException(
                        variable, "has an address with a user name: remove the part before the @", example);
            }
            if (!origin.equals(address.getScheme() + "://" + address.getRawAuthority())) {
                throw new SettingException(variable, "holds an address with a path", example);
            }
        }
        return origins;
    }

    /**
     * Parses a duration such as {@code 400d}, {@code 25s} or {@code PT1M}.
     *
     * @return empty when it is not one
     */
    public static Optional<Duration> duration(String value) {
        try {
            return Optional.of(DurationStyle.detectAndParse(value.strip()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the items of a list, separated by commas or white space, without repetitions. */
    public static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split("[,\\s]+"))
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList();
    }
}
