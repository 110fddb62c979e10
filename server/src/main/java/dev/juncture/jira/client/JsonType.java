package dev.juncture.jira.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Recognizes answers in JSON by their content type. */
final class JsonType {
    private JsonType() {}

    static boolean isNamedIn(HttpHeaders headers) {
        Optional<String> type = headers.firstValue("Content-Type");
        try {
            return type.map(MediaType::parseMediaType).filter(JsonType::isJson).isPresent();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatibleWith(MediaType.APPLICATION_JSON) || "json".equals(type.getSubtypeSuffix());
    }
}
