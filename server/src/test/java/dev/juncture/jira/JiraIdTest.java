package dev.juncture.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JiraIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"10000", "EX-1", "my_PROJ.2", "1324a887-45db-1bf4-1e99-ef0ff456d421", "a..b", "a.", "-"})
    void acceptsIdsAndKeys(String value) {
        assertThat(new JiraId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "..", "...", ".a", "..a", "a/b", "../x", "..%2fx", "a%2Fb", "a?b", "a#b", "a;b", "a b",
                "a\nb", "a\u0000", "a\\b", "é", "１", "a@b", "a:b", "EX-1\n", "{site}", "a&b=c"
            })
    void rejectsWhatCouldLeaveThePathSegment(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new JiraId(value));
    }

    @Test
    void rejectsWhatIsLongerThanAnId() {
        assertThat(new JiraId("1".repeat(255)).value()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new JiraId("1".repeat(256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"37", "\"37\""})
    void isReadFromAJsonNumberOrText(String json) {
        assertThat(JsonMapper.shared().readValue(json, JiraId.class)).isEqualTo(new JiraId("37"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1.5", "1e3", "99999999999999999999", "[37]", "{\"value\":\"37\"}"})
    void refusesAnyOtherJson(String json) {
        assertThatThrownBy(() -> JsonMapper.shared().readValue(json, JiraId.class))
                .isInstanceOf(JacksonException.class);
    }
}
