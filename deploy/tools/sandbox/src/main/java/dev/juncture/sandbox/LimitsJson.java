package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.limit.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Limits as the control endpoint reads and writes them. */
final class LimitsJson {

    private LimitsJson() {}

    static Limits read(JsonNode body) {
        if (body.path("as_documented").asBoolean(false)) {
            return Limits.asDocumented();
        }
        Map<String, Integer> rates = new HashMap<>();
        body.path("per_second")
                .properties()
                .forEach(rate -> rates.put(rate.getKey(), rate.getValue().asInt(0)));
        return new Limits(
                body.path("app_points_per_hour").asInt(0),
                body.path("site_points_per_hour").asInt(0),
                rates,
                body.path("per_issue").asBoolean(false),
                Optional.of(body.path("retry_after"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> Duration.ofSeconds(seconds.asLong())),
                body.path("enforced").asBoolean(true));
    }

    static Map<String, @Nullable Object> write(Limits limits) {
        return Json.object(
                "app_points_per_hour",
                limits.appPointsPerHour(),
                "site_points_per_hour",
                limits.sitePointsPerHour(),
                "per_second",
                limits.perSecond(),
                "per_issue",
                limits.perIssue(),
                "retry_after",
                limits.retryAfter().map(Duration::toSeconds).orElse(null),
                "enforced",
                limits.enforced());
    }
}
