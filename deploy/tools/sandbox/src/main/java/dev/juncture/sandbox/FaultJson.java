package dev.juncture.sandbox;

import dev.juncture.sandbox.http.ActiveFault;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.sandbox.http.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Faults as the control endpoint reads and writes them. */
final class FaultJson {

    private FaultJson() {}

    static Fault read(JsonNode body) {
        Optional<Duration> retryAfter =
                Optional.ofNullable(body.get("retry_after")).map(node -> Duration.ofSeconds(node.asLong(0)));
        String kind = body.path("kind").asString("");
        Fault fault = switch (kind) {
            case "latency" ->
                Fault.latency(Duration.ofMillis(body.path("latency_ms").asLong(1000)));
            case "hold" -> Fault.hold();
            case "429" -> Fault.rateLimit(body.path("reason").asString("jira-burst-based"));
            case "500", "502", "503", "504" -> Fault.status(Integer.parseInt(kind));
            case "reset" -> Fault.reset();
            case "truncate" -> Fault.truncate();
            case "html" -> Fault.html(body.path("status").asInt(200));
            case "answer" ->
                Fault.answer(
                        body.path("status").asInt(403),
                        body.path("content_type").asString("application/json"),
                        text(body.path("body")));
            default ->
                throw new IllegalArgumentException(
                        "kind must be latency, hold, 429, 500, 502, 503, 504, reset, truncate, html or answer");
        };
        fault = fault.on(body.path("method").asString("*"), body.path("path").asString("/"))
                .times(body.path("count").asInt(0))
                .with(query(body.path("query")));
        fault = retryAfter.isPresent() ? fault.retryAfter(retryAfter.get()) : fault;
        return body.path("afterwards").asBoolean(false) ? fault.afterwards() : fault;
    }

    /** A body is JSON, or a text in any format. */
    private static String text(JsonNode body) {
        return body.isMissingNode() ? "" : body.isString() ? body.stringValue() : body.toString();
    }

    private static Map<String, String> query(JsonNode parameters) {
        return parameters.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().asString("")));
    }

    static Map<String, @Nullable Object> write(ActiveFault active) {
        Fault fault = active.fault();
        return Json.object(
                "id", active.id(),
                "kind", fault.kind().name().toLowerCase(Locale.ROOT),
                "method", fault.method(),
                "path", fault.path(),
                "count", fault.times(),
                "afterwards", fault.executes(),
                "hits", active.hits(),
                "waiting", active.waiting());
    }
}
