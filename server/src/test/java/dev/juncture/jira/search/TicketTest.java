package dev.juncture.jira.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.jira.paging.TokenPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class TicketTest {
    private static final Ticket UNKNOWN = new Ticket("", "", null, null, null, null, null, null);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void readsWhatATicketHasInAnyOrder() {
        assertThat(read("""
                {"expand":"a","fields":{"updated":"u","priority":{"id":"3","name":"High","more":{"name":"no"}},
                "customfield_1":{"summary":"no","id":["no"]},"assignee":{"avatarUrls":{"displayName":"no"},
                "displayName":"Ada"},"summary":"s","created":"c","status":{"name":"Open","statusCategory":{"name":"no"}}},
                "names":[{"key":"no"}],"key":"EX-1","id":"1"}""")).isEqualTo(new Ticket("1", "EX-1", "s", "Open", "Ada", "High", "c", "u"));
    }

    @Test
    void readsAScalarAsText() {
        assertThat(read("""
                {"id":10001,"key":"EX-1","fields":{"summary":true,"created":5}}""")).isEqualTo(new Ticket("10001", "EX-1", "true", null, null, null, "5", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[{\"id\":\"1\"}]",
                "\"EX-1\"",
                "{\"id\":null,\"key\":{},\"fields\":[{\"summary\":\"s\"}]}",
                "{\"id\":[1],\"fields\":{\"summary\":{\"a\":[1]},\"status\":\"Open\",\"assignee\":null,\"priority\":[]}}",
                "{\"fields\":{\"status\":{\"name\":{\"name\":\"no\"}},\"assignee\":{},\"created\":null}}"
            })
    void takesAValueOfAnotherTypeAsMissing(String issue) {
        assertThat(read(issue)).isEqualTo(UNKNOWN);
    }

    @Test
    void readsAPageOfTickets() {
        TokenPage<Ticket> page = json.readValue("""
                {"issues":[{"id":"1","key":"EX-1"},null,{"id":"2","key":"EX-2","fields":{}}],"isLast":true}""", new TypeReference<>() {});
        assertThat(page.issues()).extracting(Ticket::key).containsExactly("EX-1", "", "EX-2");
    }

    @Test
    void refusesAnIssueThatBreaksOff() {
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"fields\":{\"summary\":\"s\""))
                .isInstanceOf(JacksonException.class);
    }

    private Ticket read(String issue) {
        return json.readValue(issue, Ticket.class);
    }
}
