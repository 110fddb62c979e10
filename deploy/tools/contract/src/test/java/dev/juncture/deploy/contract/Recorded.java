package dev.juncture.deploy.contract;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An answer without the parts that differ in each run: dates, tokens, and headers about the connection.
 *
 * @param body as text, or in Base64 if it is not text
 */
record Recorded(String name, int status, Map<String, List<String>> headers, String body) {
    /** These headers depend on the connection or the time. The length is compared with the body instead. */
    private static final Set<String> SET_ASIDE =
            Set.of("date", "connection", "keep-alive", "transfer-encoding", "content-length");

    /** The proxy in front of a function compresses answers; the HTTP runner compresses them itself. */
    private static final String COMPRESSION = "accept-encoding";

    /** Tokens, times and ids are new in each run. A placeholder for each kind replaces them. */
    private static final Map<Pattern, String> VARYING = new LinkedHashMap<>();

    static {
        VARYING.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"), "(instant)");
        VARYING.put(Pattern.compile("Expires=[^;]+ GMT"), "Expires=(instant)");
        VARYING.put(Pattern.compile("\"connection_id\":\"[0-9a-f-]{36}\""), "\"connection_id\":\"(id)\"");
        VARYING.put(Pattern.compile("\\b[0-9a-f]{24}\\b"), "(request id)");
        VARYING.put(Pattern.compile("[A-Za-z0-9_.-]{40,}"), "(token)");
    }

    static Recorded of(Exchange exchange, Answer answer) {
        String length = answer.header("content-length");
        if (!length.isEmpty() && !exchange.method().equals("HEAD") && Long.parseLong(length) != answer.body().length) {
            throw new AssertionError(
                    exchange.name() + " announces " + length + " bytes and has " + answer.body().length);
        }
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().forEach((name, values) -> {
            List<String> kept = values.stream()
                    .map(Recorded::masked)
                    .filter(value -> !(name.equals("vary") && value.equals(COMPRESSION)))
                    .toList();
            if (!SET_ASIDE.contains(name) && !kept.isEmpty()) {
                headers.put(name, kept);
            }
        });
        boolean text = answer.header("content-type").matches("(application/json|text/).*");
        return new Recorded(
                exchange.name(),
                answer.status(),
                headers,
                text ? masked(answer.text()) : Base64.getEncoder().encodeToString(answer.body()));
    }

    private static String masked(String text) {
        String masked = text;
        for (Map.Entry<Pattern, String> varying : VARYING.entrySet()) {
            masked = varying.getKey().matcher(masked).replaceAll(varying.getValue());
        }
        return masked;
    }
}
