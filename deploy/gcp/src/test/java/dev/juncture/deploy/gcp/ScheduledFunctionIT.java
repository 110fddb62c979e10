package dev.juncture.deploy.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Variables;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduledFunctionIT {
    @Test
    void runsTheFunctionOfItsSettingAndIgnoresTheCallersName() {
        Map<String, String> variables = scheduling("sweepRefreshes", Variables.withStores());
        try (InvokerProcess invoker = new InvokerProcess(ScheduledFunction.class, variables).started()) {
            HttpResponse<String> answer = invoker.send(
                    "POST",
                    "/rotateKeys?function=rotateKeys",
                    "rotateKeys",
                    "spring.cloud.function.definition",
                    "rotateKeys",
                    "Content-Type",
                    "text/plain");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void answersAFailureSoThatTheSchedulerTriesAgain() {
        Map<String, String> variables = scheduling("sweepRefreshes", Variables.withoutStores());
        try (InvokerProcess invoker = new InvokerProcess(ScheduledFunction.class, variables).started()) {
            HttpResponse<String> answer = invoker.send("POST", "/", "");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("\"internal_error\"").doesNotContain("Exception");
        }
    }

    @Test
    void doesNotStartWithAnotherFunction() {
        Map<String, String> variables = scheduling("sweepRefreshes|createTicket", Variables.withoutStores());
        try (InvokerProcess invoker = new InvokerProcess(ScheduledFunction.class, variables)) {
            assertThat(invoker.outputOfEnd())
                    .contains("JUNCTURE_SCHEDULED_FUNCTION must be one of migrate, refreshIdleGrants,"
                            + " reportEndingGrants, sweepRefreshes");
        }
    }

    private static Map<String, String> scheduling(String function, Map<String, String> variables) {
        variables.put(ScheduledFunction.VARIABLE, function);
        return variables;
    }
}
