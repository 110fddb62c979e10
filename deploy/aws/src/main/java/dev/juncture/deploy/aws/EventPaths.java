package dev.juncture.deploy.aws;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Turns the paths of events into those that the client meant: API Gateway adds a stage or a base path to them. */
final class EventPaths {
    /** Characters that an encoded path cannot have, and percent signs that begin no escape. */
    private static final Pattern DECODED = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9/._~!$&'()*+,;=:@%-]");

    private EventPaths() {}

    /** Removes the stage before the path. Only the default stage, and custom domains, have none. */
    static String withoutStage(JsonNode event, String path) {
        String stage = event.at("/requestContext/stage").asString("$default");
        return hasOwnDomain(event) ? path : without("/" + stage, path);
    }

    /**
     * Removes the base path by which a custom domain is mapped to this API. The event does not name it, but the parameter of
     * a route {@code /{proxy+}} has the rest.
     */
    static String withoutBasePath(JsonNode event, String path) {
        JsonNode rest = event.at("/pathParameters/proxy");
        if (!hasOwnDomain(event) || !rest.isString()) {
            return path;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (decoded(path.substring(slash + 1)).equals(decoded(rest.asString()))) {
                return path.substring(slash);
            }
        }
        return path;
    }

    /** Encodes the characters that were decoded on the way, and keeps every escape. */
    static String encodedAgain(String path) {
        return DECODED.matcher(path).replaceAll(match -> UriUtils.encode(match.group(), StandardCharsets.UTF_8));
    }

    private static String without(String prefix, String path) {
        if (!(path + "/").startsWith(prefix + "/")) {
            return path;
        }
        return path.length() == prefix.length() ? "/" : path.substring(prefix.length());
    }

    private static boolean hasOwnDomain(JsonNode event) {
        return !event.at("/requestContext/domainName").asString("").contains(".execute-api.");
    }

    /** Some events have decoded parameters beside an encoded path. */
    private static String decoded(String text) {
        try {
            return StringUtils.uriDecode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
