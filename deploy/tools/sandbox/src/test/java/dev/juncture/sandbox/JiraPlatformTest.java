package dev.juncture.sandbox;

import static com.atlassian.oai.validator.model.Request.Method.GET;
import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.LANTERNFISH;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JiraPlatformTest extends SandboxTest {
    private String token = "";

    @BeforeEach
    void connect() throws Exception {
        token = client.connect("grace", "all").access();
    }

    @Test
    void returnsTheCallerOfASite() throws Exception {
        JsonNode me = json(checked("/rest/api/3/myself", HARBOR_PINE, "/rest/api/3/myself"));

        assertThat(me.path("accountId").asString()).isEqualTo("712020:8d27f4b6-1e93-4f0c-b6a8-5c3d7e9f2b02");
        assertThat(me.path("displayName").asString()).isEqualTo("Grace Okafor");
        assertThat(me.path("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(me.path("self").asString())
                .startsWith(sandbox.url() + "/ex/jira/" + HARBOR_PINE + "/rest/api/3/user");
    }

    @Test
    void listsTheProjectsOfASiteByKey() throws Exception {
        JsonNode page = projects(MERIDIAN, "");

        assertThat(keys(page)).containsExactly("APP", "ARM", "FLEET", "OPS", "SAFE");
        assertThat(page.path("isLast").asBoolean()).isTrue();
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("maxResults").asInt()).isEqualTo(50);
        assertThat(page.path("values").get(0).has("lead")).isFalse();
        assertThat(page.path("values").get(0).has("description")).isFalse();
    }

    @Test
    void showsLeadAndDescriptionWhenTheyAreAskedFor() throws Exception {
        JsonNode arm = projects(MERIDIAN, "?expand=lead,description,issueTypes&keys=ARM")
                .path("values")
                .get(0);

        assertThat(arm.path("lead").path("displayName").asString()).isEqualTo("Linus Bergström");
        assertThat(arm.path("description").asString()).isNotBlank();
        assertThat(arm.path("issueTypes").size()).isEqualTo(5);
    }

    @Test
    void pagesThroughProjectsByItsOwnAddresses() throws Exception {
        JsonNode first = projects(MERIDIAN, "?maxResults=2&orderBy=-key");
        assertThat(keys(first)).containsExactly("SAFE", "OPS");
        assertThat(first.path("isLast").asBoolean()).isFalse();

        String next = first.path("nextPage").asString();
        assertThat(next).startsWith(sandbox.url());
        JsonNode second = json(client.get(next.substring(sandbox.url().length()), token));

        assertThat(keys(second)).containsExactly("FLEET", "ARM");
        JsonNode last = projects(MERIDIAN, "?startAt=4&maxResults=2&orderBy=-key");
        assertThat(keys(last)).containsExactly("APP");
        assertThat(last.has("nextPage")).isFalse();
        assertThat(last.path("isLast").asBoolean()).isTrue();
    }

    @Test
    void returnsTheSizeThatItUsesForAPage() throws Exception {
        assertThat(projects(MERIDIAN, "?maxResults=1000").path("maxResults").asInt())
                .isEqualTo(100);
    }

    @Test
    void findsProjectsByPartOfKeyOrName() throws Exception {
        assertThat(keys(projects(MERIDIAN, "?query=fIeLd"))).containsExactly("OPS");
        assertThat(keys(projects(MERIDIAN, "?query=arm"))).containsExactly("ARM");
        assertThat(keys(projects(MERIDIAN, "?typeKey=business"))).containsExactly("OPS", "SAFE");
    }

    @Test
    void ordersByIssueCountWithAPlusSignThatArrivedAsASpace() throws Exception {
        assertThat(keys(projects(MERIDIAN, "?orderBy=+issueCount")))
                .containsExactly("SAFE", "APP", "OPS", "FLEET", "ARM");
    }

    @Test
    void refusesAnOrderThatDoesNotExist() throws Exception {
        assertThat(client.jira(token, MERIDIAN, "/rest/api/3/project/search?orderBy=colour")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void hasASiteWithoutProjects() throws Exception {
        JsonNode page = projects(LANTERNFISH, "");

        assertThat(page.path("values").size()).isZero();
        assertThat(page.path("total").asInt()).isZero();
        assertThat(page.path("isLast").asBoolean()).isTrue();
    }

    @Test
    void showsAProjectByKeyAndById() throws Exception {
        JsonNode byKey = json(checked("/rest/api/3/project/FLEET", MERIDIAN, "/rest/api/3/project/FLEET"));
        JsonNode byId = json(checked("/rest/api/3/project/10001", MERIDIAN, "/rest/api/3/project/10001"));

        assertThat(byKey).isEqualTo(byId);
        assertThat(byKey.path("name").asString()).isEqualTo("Fleet control");
        assertThat(byKey.path("lead").path("displayName").asString()).isEqualTo("Grace Okafor");
    }

    @Test
    void saysThatAProjectDoesNotExist() throws Exception {
        HttpResponse<String> answer = client.jira(token, MERIDIAN, "/rest/api/3/project/NOPE");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"errorMessages\":[\"No project could be found with key 'NOPE'.\"],\"errors\":{}}");
    }

    private JsonNode projects(String site, String query) throws Exception {
        return json(checked("/rest/api/3/project/search", site, "/rest/api/3/project/search" + query));
    }

    private HttpResponse<String> checked(String operation, String site, String path) throws Exception {
        HttpResponse<String> answer = client.jira(token, site, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return OfficialApi.check(GET, operation, answer);
    }

    private static List<String> keys(JsonNode page) {
        return page.path("values").values().stream()
                .map(project -> project.path("key").asString())
                .toList();
    }
}
