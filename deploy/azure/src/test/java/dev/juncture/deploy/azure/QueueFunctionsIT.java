package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueFunctionsIT {
    private static final String FUNCTION = "queuedCall";

    @Test
    void acceptsMessagesThatSucceedAndReturnsTheOthers() {
        try (HostProcess host = start("checkConnectionValidity")) {
            assertThat(host.client().deliver(FUNCTION, "{\"provider\":\"jira\",\"external_id\":\"a\"}"))
                    .isTrue();
            assertThat(host.client().deliver(FUNCTION, "{}")).isFalse();
            assertThat(host.client().deliver(FUNCTION, "no json")).isFalse();
        }
    }

    @Test
    void returnsEachMessageWithoutAnOperation() {
        try (HostProcess host = start("")) {
            assertThat(host.client().deliver(FUNCTION, "{\"provider\":\"jira\",\"external_id\":\"a\"}"))
                    .isFalse();
            assertThat(host.client()
                            .send("GET", "/health", List.of(), new byte[0])
                            .status())
                    .isEqualTo(200);
        }
    }

    private static HostProcess start(String operation) {
        Map<String, String> variables = Variables.withStores();
        variables.put("JUNCTURE_QUEUE_FUNCTION", operation);
        return new HostProcess(variables);
    }
}
