package dev.juncture.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reads {@code REDIS_URL}, or derives the address of Redis from the REST address and token of Upstash. */
final class RedisUrl {
    private static final String EXAMPLE = "rediss://default:password@redis.example.com:6379";

    private RedisUrl() {}

    /** @throws SettingException when the address is malformed */
    static String checked(String url) {
        URI uri = parse("REDIS_URL", url, EXAMPLE);
        if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
            throw new SettingException("REDIS_URL", "is not a redis:// or rediss:// address", EXAMPLE);
        }
        return url;
    }

    /**
     * Upstash serves the Redis protocol too: on the REST host, port 6379, over TLS, with the REST token as password.
     */
    static String fromUpstash(String restUrl, String restToken) {
        String example = "https://name.upstash.io";
        URI uri = parse("UPSTASH_REDIS_REST_URL", restUrl, example);
        if (!"https".equals(uri.getScheme())) {
            throw new SettingException(
                    "UPSTASH_REDIS_REST_URL", "is not an https address (a local Redis goes into REDIS_URL)", example);
        }
        if (restToken.isBlank()) {
            throw new SettingException(
                    "UPSTASH_REDIS_REST_TOKEN",
                    "is missing, but UPSTASH_REDIS_REST_URL is set",
                    "the token of that database");
        }
        return "rediss://default:" + URLEncoder.encode(restToken, StandardCharsets.UTF_8) + "@" + uri.getHost()
                + ":6379";
    }

    private static URI parse(String variable, String url, String example) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Falls through to the error below, which never quotes the value: it may contain a password.
        }
        throw new SettingException(variable, "is not an address", example);
    }
}
