package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.testing.Logged;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledEventsTest {
    private final List<String> runs = new ArrayList<>();
    private final ScheduledEvents events = new ScheduledEvents(new ScheduledFunctions(
            Map.of("sweepRefreshes", () -> runs.add("sweep"), "reportEndingGrants", ScheduledEventsTest::fail)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:events:eu-central-1:123456789012:rule/juncture-prod-sweepRefreshes",
                "arn:aws:scheduler:eu-central-1:123456789012:schedule/default/juncture-sweepRefreshes"
            })
    void runTheFunctionInTheNameOfTheirRule(String rule) {
        assertThat(send(rule)).isEqualTo("{}");
        assertThat(runs).containsExactly("sweep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:events:eu-central-1:123456789012:rule/juncture-deleteConnection"})
    void refuseNamesThatAreNotScheduledFunctions(String rule) {
        assertThatThrownBy(() -> send(rule))
                .hasMessageContaining("reportEndingGrants, sweepRefreshes: rename the rule");
        assertThat(runs).isEmpty();
    }

    @Test
    void reportAFailureToTheAlarmWithoutItsMessage() {
        try (Logged log = Logged.by(ScheduledFunctions.class.getName())) {
            assertThatThrownBy(() -> send("rule/juncture-reportEndingGrants"))
                    .hasMessageContaining("reportEndingGrants failed")
                    .hasNoCause();
            assertThat(log.text())
                    .contains("reportEndingGrants", "IllegalArgumentException")
                    .doesNotContain("secret detail");
        }
    }

    private static Object fail() {
        throw new IllegalArgumentException("secret detail");
    }

    private String send(String rule) {
        String event = """
                {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
                 "source": "aws.events", "account": "123456789012", "time": "2026-11-23T10:00:00Z",
                 "region": "eu-central-1", "resources": ["%s"], "detail": {"function": "reportEndingGrants"}}
                """.formatted(rule);
        return new String(
                events.apply(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
    }
}
