package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LanguageTest extends JiraTest {
    @Test
    void translatesJirasOwnNamesForAPersonOfAnotherLanguage() throws Exception {
        control.speak("linus", "nl");

        // Atlassian's document does not have the original names.
        JsonNode type = json(call("GET", ISSUE + "/createmeta/WORK/issuetypes", ""))
                .path("issueTypes")
                .get(0);
        JsonNode status = json(call("GET", ISSUE + "/WORK-1/transitions", ""))
                .path("transitions")
                .get(2)
                .path("to");

        assertThat(type.path("name").asString()).isEqualTo("Taak");
        assertThat(type.path("untranslatedName").asString()).isEqualTo("Task");
        assertThat(status.path("name").asString()).isEqualTo("Gereed");
        assertThat(status.path("untranslatedName").asString()).isEqualTo("Done");
        control.speak("linus", "en");
        assertThat(call("GET", ISSUE + "/createmeta/WORK/issuetypes", "").body())
                .doesNotContain("untranslatedName");
    }

    @Test
    void knowsTwoLanguages() {
        assertThatIllegalArgumentException().isThrownBy(() -> control.speak("linus", "xx"));
        assertThatIllegalArgumentException().isThrownBy(() -> control.speak("nobody", "nl"));
    }
}
