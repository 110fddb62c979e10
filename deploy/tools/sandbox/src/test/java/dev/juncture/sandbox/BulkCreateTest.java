package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BulkCreateTest extends JiraTest {
    private static final String BULK = ISSUE + "/bulk";
    private static final String BAD = fields("WORK", "Incident", "\"summary\":\"Bad\"");

    @Test
    void createsEachIssueOnItsOwn() throws Exception {
        JsonNode answer = ok(
                201,
                "POST",
                BULK,
                updates(fields("SHOP", "Task", "\"summary\":\"A\""), BAD, fields("SHOP", "Task", "\"summary\":\"B\"")));

        assertThat(answer.path("issues")).hasSize(2);
        assertThat(get(ISSUE + "/" + answer.path("issues").get(1).path("key").asString())
                        .path("fields")
                        .path("summary")
                        .asString())
                .isEqualTo("B");
        JsonNode error = answer.path("errors").get(0);
        assertThat(error.path("failedElementNumber").asInt()).isEqualTo(1);
        assertThat(error.path("elementErrors").path("errors").propertyNames())
                .contains("customfield_10030", "customfield_10031");
    }

    @Test
    void refusesARequestInWhichAllIssuesAreInvalid() throws Exception {
        HttpResponse<String> answer = call("POST", BULK, updates(BAD, BAD));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errors")).hasSize(2);
    }

    @Test
    void takesFiftyIssuesAtMost() throws Exception {
        assertThat(call("POST", BULK, updates(Collections.nCopies(51, BAD).toArray(String[]::new)))
                        .body())
                .contains("must not exceed 50");
        assertThat(call("POST", BULK, "{}").statusCode()).isEqualTo(400);
    }

    private static String updates(String... issues) {
        return "{\"issueUpdates\":[" + String.join(",", issues) + "]}";
    }
}
