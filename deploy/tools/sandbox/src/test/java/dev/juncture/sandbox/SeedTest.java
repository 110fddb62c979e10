package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.world.Project;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class SeedTest extends JiraTest {

    @Test
    void makesAProjectWithBoardsAndSprints() throws Exception {
        Project project = control.seed(HARBOR_PINE, "PERF", 300, 3, 60);

        assertThat(get("/rest/api/3/project/PERF").path("id").asString()).isEqualTo(project.id());
        JsonNode boards = get("/rest/agile/1.0/board?projectKeyOrId=PERF").path("values");
        assertThat(boards.size()).isEqualTo(3);
        JsonNode sprints =
                get("/rest/agile/1.0/board/" + boards.get(2).path("id").asLong() + "/sprint?startAt=50");
        assertThat(sprints.path("total").asInt()).isEqualTo(60);
        assertThat(sprints.path("values").get(7).path("state").asString()).isEqualTo("active");
        assertThat(sprints.path("values").get(9).path("state").asString()).isEqualTo("future");
        assertThat(get("/rest/api/3/search/jql?jql=project%3DPERF&maxResults=5000")
                        .path("issues")
                        .size())
                .isEqualTo(300);
        assertThat(keys("project = PERF AND sprint in openSprints()")).isNotEmpty();
        assertThat(ok(201, "POST", ISSUE, fields("PERF", "Task", "\"summary\":\"x\""))
                        .path("key")
                        .asString())
                .isEqualTo("PERF-301");
        assertThat(get("/rest/api/3/search/jql?jql=project%3DSHOP&maxResults=5000")
                        .path("issues")
                        .size())
                .isEqualTo(268);
    }

    @Test
    @Timeout(60)
    void pagesThroughTwentyThousandIssues() throws Exception {
        control.seed(HARBOR_PINE, "PERF", 20_000, 10, 120);
        Set<String> ids = new HashSet<>();
        String next = "";
        do {
            JsonNode page = json(call(
                    "GET",
                    "/rest/api/3/search/jql?maxResults=5000&jql="
                            + Params.encode("project = PERF ORDER BY created DESC") + next,
                    ""));
            page.path("issues")
                    .values()
                    .forEach(issue -> ids.add(issue.path("id").asString()));
            next = page.has("nextPageToken")
                    ? "&nextPageToken="
                            + Params.encode(page.path("nextPageToken").asString())
                    : "";
        } while (!next.isEmpty());

        assertThat(ids).hasSize(20_000);
    }

    @Test
    void refusesAUsedOrInvalidKey() {
        assertThatThrownBy(() -> control.seed(HARBOR_PINE, "SHOP", 1, 1, 1)).hasMessageContaining("SHOP already");
        assertThatThrownBy(() -> control.seed(HARBOR_PINE, "shop", 1, 1, 1)).hasMessageContaining("capitals");
        assertThatThrownBy(() -> control.seed("nowhere", "NEW", 1, 1, 1)).hasMessageContaining("no site nowhere");
    }

    @Test
    void seedsOverHttp() throws Exception {
        HttpResponse<String> answer = client.send(client.request("/sandbox/seed")
                .header("Authorization", "Bearer " + SandboxOptions.defaults().controlKey())
                .POST(HttpRequest.BodyPublishers.ofString("{\"site\":\"" + HARBOR_PINE
                        + "\",\"project\":\"PERF\",\"issues\":10,\"boards\":2,\"sprints_per_board\":4}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("boards").size()).isEqualTo(2);
    }

    @Test
    void startsWithTheConfiguredIssues() {
        try (Sandbox large = Sandbox.start(SandboxOptions.defaults().withIssues(500))) {
            assertThat(large.control().sitesOf("ada").stream()
                            .flatMap(site -> large.control().projectsOf(site).stream()
                                    .map(project -> project.key() + " "
                                            + large.control().issueCount(site, project))))
                    .contains("BULK 500");
        }
    }
}
