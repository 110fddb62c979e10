package dev.juncture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.juncture.error.ApiException;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.JunctureTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A caller of an operation by name gets the same refusals as a caller of its route. */
@JunctureTest
class OperationRefusalsTest {
    @Autowired
    Operations operations;

    @Autowired
    Calls calls;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"provider\":",
                "{\"provider\":\"jira\"} x",
                """
                        {"provider":"jira","provider":"jira"}""",
                """
                {"external_id":"acme","provider":7,"display_name":true,"expires_in":"60","reconnect":"yes"}""",
                """
                {"external_id":"","provider":"jira","display_name":" ","redirect_uri":"not a uri"}""",
                """
                {"external_id":"acme","provider":"jira","display_name":"\\u202e"}""",
                """
                {"external_id":"acme","provider":"jira","display_name":"\\ud800"}""",
                """
                {"external_id":"acme","provider":"fake","display_name":"Acme","confrim":true,"\\ud800":1,"x":{"y":[]}}""",
                """
                {"external_id":"acme","provider":"trello","display_name":"Acme"}""",
                """
                {"external_id":"acme","provider":"fake","display_name":"Acme","expires_in":59}""",
                """
                {"external_id":"acme","provider":"fake","display_name":"Acme",
                 "redirect_uri":"https://elsewhere.example.com/"}"""
            })
    void refusesAnInputAsItsRouteDoes(String input) {
        Answer byRoute = calls.backend("POST", "/api/backend/connect-sessions", input);
        ApiException byName = catchThrowableOfType(ApiException.class, () -> callByName(input));

        assertThat(byRoute.status()).isEqualTo(byName.code().status()).isGreaterThanOrEqualTo(400);
        assertThat(byRoute.code()).isEqualTo(byName.code().code());
        assertThat(byRoute.json().path("error").asString()).isEqualTo(byName.getMessage());
        assertThat(byRoute.json().path("details").propertyNames())
                .containsExactlyInAnyOrderElementsOf(byName.details().keySet());
        byName.details()
                .forEach((name, value) ->
                        assertThat(byRoute.json().path("details").path(name)).isEqualTo(json.valueToTree(value)));
    }

    private Object callByName(String input) {
        byte[] body = input.getBytes(StandardCharsets.UTF_8);
        Operation operation = operations.get("createConnectSession");
        return operation.call(Call.of(JsonInput.parse(body, operation.input()), CallContext.of(Origin.SYSTEM)));
    }
}
