package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class EdgeConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "functionRouter", "sweepRefreshes", "httpEvents|sweepRefreshes"})
    void refusesToStartAsAnotherFunction(String definition) {
        assertThatThrownBy(() -> startAs(definition))
                .hasMessage(
                        "SPRING_CLOUD_FUNCTION_DEFINITION is not one of httpEvents, scheduledEvents, queueEvents; for"
                                + " example SPRING_CLOUD_FUNCTION_DEFINITION=httpEvents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"httpEvents", "scheduledEvents", "queueEvents"})
    void startsAsAFunctionForEvents(String definition) {
        assertThatCode(() -> startAs(definition)).doesNotThrowAnyException();
    }

    private static void startAs(String definition) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("spring.cloud.function.definition", definition);
        EdgeConfiguration.validatesFunctionDefinition(environment).afterSingletonsInstantiated();
    }
}
