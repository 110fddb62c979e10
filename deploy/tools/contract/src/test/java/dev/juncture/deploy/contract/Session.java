package dev.juncture.deploy.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests to one edge, and records the answers in order. */
final class Session {
    private final Edge edge;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Session(Edge edge) {
        this.edge = edge;
    }

    List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** Sends a request, and records its answer. */
    Answer send(Exchange exchange) {
        if (!names.add(exchange.name())) {
            throw new IllegalArgumentException("Two exchanges are called " + exchange.name());
        }
        Answer answer = edge.send(exchange.with("X-Request-Id", "contract-" + names.size()));
        recorded.add(Recorded.of(exchange, answer));
        return answer;
    }

    /** Sends a request that must succeed, because later requests depend on it. */
    Answer succeed(Exchange exchange) {
        Answer answer = send(exchange);
        if (answer.status() >= 400) {
            throw new AssertionError(exchange.name() + " answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /** Returns the text that the first group of {@code pattern} matches. */
    static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
