package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContractTest {
    private static final String VALIDITY = "/api/backend/connection-info/check-connection-validity";

    private final Contract contract = Contract.committed();

    @Test
    void acceptsAnAnswerThatTheDocumentDescribes() {
        answers(200, """
                {"exists":true,"is_invalid":false,"is_expired":false,"expires_at":null}""");
        answers(404, """
                {"error":"Gone.","code":"connection_not_found","request_id":"r"}""");
    }

    @Test
    void refusesAnAnswerWithAMissingMemberOrAnotherType() {
        refuses(200, """
                {"exists":true,"is_invalid":false,"is_expired":false}""");
        refuses(200, """
                {"exists":"yes","is_invalid":false,"is_expired":false,"expires_at":null}""");
        refuses(200, """
                {"exists":true,"is_invalid":false,"is_expired":false,"expires_at":"soon"}""");
    }

    @Test
    void refusesAnotherStatusAndAnUnknownCode() {
        refuses(201, """
                {"exists":true,"is_invalid":false,"is_expired":false,"expires_at":null}""");
        refuses(404, """
                {"error":"Gone.","code":"vanished","request_id":"r"}""");
    }

    @Test
    void refusesARequestThatTheDocumentDoesNotAllow() {
        refusesQuery(Map.of("external_id", "acme"));
        refusesQuery(Map.of("external_id", "acme", "provider", "jira", "colour", "red"));
        assertThatThrownBy(() -> contract.checkRequest(
                        "POST",
                        "/api/backend/jira/create-ticket",
                        Map.of(),
                        JsonMapper.shared().readTree("""
                                {"external_id":"acme","summary":5}""")))
                .isInstanceOf(AssertionError.class);
    }

    private void answers(int status, String body) {
        contract.checkAnswer("GET", VALIDITY, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private void refuses(int status, String body) {
        assertThatThrownBy(() -> answers(status, body)).isInstanceOf(AssertionError.class);
    }

    private void refusesQuery(Map<String, String> query) {
        assertThatThrownBy(() -> contract.checkRequest("GET", VALIDITY, query, null))
                .isInstanceOf(AssertionError.class);
    }
}
