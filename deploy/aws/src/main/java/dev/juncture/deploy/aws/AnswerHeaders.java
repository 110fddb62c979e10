package dev.juncture.deploy.aws;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an answer's headers in the three forms that the services expect. */
final class AnswerHeaders {
    private AnswerHeaders() {}

    /** Writes each header with the list of its values. */
    static void listed(HttpHeaders headers, ObjectNode answer) {
        ObjectNode target = answer.putObject("multiValueHeaders");
        headers.forEach((name, values) -> {
            ArrayNode list = target.putArray(name);
            values.forEach(list::add);
        });
    }

    /** Writes each header with one value, and the cookies in a separate list. */
    static void joined(HttpHeaders headers, ObjectNode answer) {
        ObjectNode target = answer.putObject("headers");
        headers.forEach((name, values) -> {
            if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
                ArrayNode cookies = answer.putArray("cookies");
                values.forEach(cookies::add);
            } else {
                target.put(name, String.join(",", values));
            }
        });
    }

    /** Writes each header with one value, cookies included. */
    static void single(HttpHeaders headers, ObjectNode answer) {
        ObjectNode target = answer.putObject("headers");
        headers.forEach((name, values) -> {
            if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
                putCookies(values, target);
            } else {
                target.put(name, String.join(",", values));
            }
        });
    }

    /** Cookies cannot be joined. Names that differ in case are different keys in JSON and the same header in HTTP. */
    private static void putCookies(List<String> values, ObjectNode target) {
        for (int i = 0; i < values.size(); i++) {
            StringBuilder name = new StringBuilder(HttpHeaders.SET_COOKIE.toLowerCase(Locale.ROOT));
            for (int letter = 0, bits = i; bits > 0; letter++, bits >>= 1) {
                if ((bits & 1) == 1) {
                    name.setCharAt(letter, Character.toUpperCase(name.charAt(letter)));
                }
            }
            target.put(name.toString(), values.get(i));
        }
    }
}
