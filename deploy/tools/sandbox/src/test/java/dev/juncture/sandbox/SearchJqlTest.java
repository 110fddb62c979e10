package dev.juncture.sandbox;

import static com.atlassian.oai.validator.model.Request.Method.GET;
import static com.atlassian.oai.validator.model.Request.Method.POST;
import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.MERIDIAN;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Params;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchJqlTest extends SandboxTest {
    private static final String PATH = "/rest/api/3/search/jql";
    private static final String COUNT = "/rest/api/3/search/approximate-count";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private String token = "";

    @BeforeEach
    void connect() throws Exception {
        token = client.connect("linus", "all").access();
    }

    @Test
    void returnsIdsOnlyUnlessFieldsAreAskedFor() throws Exception {
        JsonNode page = found("project = APP", "");

        assertThat(page.path("issues").size()).isEqualTo(42);
        assertThat(page.path("issues").get(0).propertyNames()).containsExactly("id");
        assertThat(page.propertyNames()).containsExactlyInAnyOrder("issues", "isLast");
    }

    @Test
    void returnsOnlyTheRequestedFields() throws Exception {
        JsonNode issue = found("project = APP", "&fields=summary,status&fields=assignee")
                .path("issues")
                .get(0);

        assertThat(issue.path("key").asString()).startsWith("APP-");
        assertThat(issue.path("fields").propertyNames()).containsExactlyInAnyOrder("summary", "status", "assignee");
        assertThat(issue.path("fields")
                        .path("status")
                        .path("statusCategory")
                        .path("key")
                        .asString())
                .isNotBlank();
    }

    @Test
    void returnsAllFieldsExceptExcludedOnes() throws Exception {
        JsonNode fields = found("project = APP", "&fields=*all,-description")
                .path("issues")
                .get(0)
                .path("fields");

        assertThat(fields.propertyNames())
                .contains("summary", "status", "priority", "created", "updated", "reporter", "issuetype", "project")
                .doesNotContain("description");
    }

    @Test
    void hasIssuesWithoutPriorityAndWithoutAssignee() throws Exception {
        List<JsonNode> issues = List.copyOf(found("project = SHOP", "&fields=priority,assignee&maxResults=100")
                .path("issues")
                .values());

        assertThat(issues)
                .anyMatch(issue -> issue.path("fields").path("priority").isNull());
        assertThat(issues)
                .anyMatch(issue -> issue.path("fields").path("assignee").isNull());
        assertThat(issues)
                .anyMatch(issue -> issue.path("fields").path("priority").has("name"));
    }

    @Test
    void writesTimesInTheCallersZone() throws Exception {
        String created = found("key = SHOP-1", "&fields=created")
                .path("issues")
                .get(0)
                .path("fields")
                .path("created")
                .asString();

        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0200");
    }

    @Test
    void pagesThroughALargeProjectWithoutGapsOrRepeats() throws Exception {
        List<String> ids = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = found("project = SHOP ORDER BY updated DESC", "&maxResults=5000&fields=summary" + next);
            page.path("issues")
                    .values()
                    .forEach(issue -> ids.add(issue.path("id").asString()));
            assertThat(page.has("nextPageToken")).isEqualTo(!page.path("isLast").asBoolean());
            next = "&nextPageToken=" + Params.encode(page.path("nextPageToken").asString(""));
            pages++;
        } while (next.length() > "&nextPageToken=".length());

        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(268);
        assertThat(new HashSet<>(ids)).hasSize(268);
    }

    @Test
    void returnsLargePagesOfIds() throws Exception {
        assertThat(found("project = SHOP", "&maxResults=5000").path("issues").size())
                .isEqualTo(268);
        assertThat(found("project = SHOP", "").path("issues").size()).isEqualTo(50);
    }

    @Test
    void acceptsAPageTokenOnlyForItsQueryAndSiteAndForAWeek() throws Exception {
        String pageToken = found("project = SHOP", "").path("nextPageToken").asString();
        String suffix = "&nextPageToken=" + Params.encode(pageToken);
        String sentence = "The provided next page token is invalid or expired.";

        assertSentence(search("project = APP", suffix), sentence);
        assertSentence(search("project = SHOP", "&nextPageToken=nonsense"), sentence);
        control.advanceClock(Duration.ofDays(7).plusMinutes(1));
        token = client.connect("linus", "all").access();
        assertSentence(search("project = SHOP", suffix), sentence);
    }

    @Test
    void ordersByTheFieldsGiven() throws Exception {
        List<String> updated = found("project = SHOP ORDER BY updated DESC, key ASC", "&fields=updated&maxResults=100")
                .path("issues")
                .values()
                .stream()
                .map(issue -> issue.path("fields").path("updated").asString())
                .map(time -> OffsetDateTime.parse(time, TIME).toInstant().toString())
                .toList();

        assertThat(updated).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(found("project = APP order by key asc", "&fields=key")
                        .path("issues")
                        .get(0)
                        .path("key")
                        .asString())
                .isEqualTo("APP-1");
    }

    @Test
    void findsAProjectByKeyIdOrQuotedName() throws Exception {
        for (String value : List.of("APP", "app", "10001", "\"10001\"", "\"APP\"", "'Room planner app'")) {
            assertThat(found("project = " + value, "").path("issues").size()).isEqualTo(42);
        }
    }

    @Test
    void narrowsWithAnd() throws Exception {
        assertThat(found("project = SHOP AND key = SHOP-7", "").path("issues").size())
                .isEqualTo(1);
        JsonNode done = found("project = SHOP and status = \"In Progress\"", "&fields=status&maxResults=100");
        assertThat(done.path("issues").size()).isPositive();
        assertThat(done.path("issues").values())
                .allMatch(issue -> issue.path("fields")
                        .path("status")
                        .path("name")
                        .asString()
                        .equals("In Progress"));
    }

    @Test
    void findsNothingInAProjectWithoutIssues() throws Exception {
        JsonNode page = found("project = SPRING", "");

        assertThat(page.path("issues").size()).isZero();
        assertThat(page.path("isLast").asBoolean()).isTrue();
    }

    @Test
    void keepsSitesApart() throws Exception {
        HttpResponse<String> elsewhere = client.jira(token, MERIDIAN, PATH + "?jql=" + Params.encode("project = SHOP"));

        assertSentence(elsewhere, "The value 'SHOP' does not exist for the field 'project'.");
    }

    @Test
    void answersABodyAndAQueryInTheSameWay() throws Exception {
        HttpResponse<String> answer = client.jiraPost(
                token, HARBOR_PINE, PATH, "{\"jql\":\"project = SHOP\",\"fields\":[\"summary\"],\"maxResults\":3}");

        assertThat(answer.statusCode()).isEqualTo(200);
        OfficialApi.check(POST, PATH, answer);
        assertThat(json(answer)).isEqualTo(found("project = SHOP", "&fields=summary&maxResults=3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jql\":\"project = APP\",\"startAt\":0}",
                "{\"jql\":\"project = APP\",\"maxResults\":\"10\"}",
                "{\"jql\":\"project = APP\",\"fields\":\"summary\"}",
                "{\"jql\":\"project = APP\",\"fields\":[1]}",
                "{\"jql\":7}",
                "[]",
                "nonsense"
            })
    void refusesABodyWithUnknownOrMistypedMembers(String body) throws Exception {
        HttpResponse<String> answer = client.jiraPost(token, HARBOR_PINE, PATH, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"errorMessages\":[\"Invalid request payload. Refer to the REST API documentation and"
                        + " try again.\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ORDER BY created DESC", "   "})
    void refusesAnUnboundedQuery(String jql) throws Exception {
        String sentence = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.";

        assertSentence(search(jql, ""), sentence);
        assertSentence(
                client.jiraPost(token, HARBOR_PINE, COUNT, Json.MAPPER.writeValueAsString(Map.of("jql", jql))),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 5001})
    void refusesAPageSizeOutOfRange(int maxResults) throws Exception {
        assertSentence(
                search("project = APP", "&maxResults=" + maxResults),
                "The max results parameter has to be between 1 and 5,000.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            project = NOPE | The value 'NOPE' does not exist for the field 'project'.
            status = Sleeping | The value 'Sleeping' does not exist for the field 'status'.
            key = NOPE-1 | An issue with key 'NOPE-1' does not exist for field 'key'.
            colour = red | Field 'colour' does not exist or you do not have permission to view it.
            project ~ APP | The operator '~' is not supported by the 'project' field.
            project = APP ORDER BY created, updated, key, id, created, updated, key, id | JQL can be ordered by at most 7 fields.
            """)
    void refusesWhatDoesNotExist(String jql, String sentence) throws Exception {
        assertSentence(search(jql, ""), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project",
                "project =",
                "project = APP AND",
                "project = APP status = Done",
                "project = \"APP",
                "project = APP ORDER created",
                "project = APP ORDER BY",
                "project = APP ORDER BY created sideways",
                "= APP"
            })
    void refusesWhatIsNotJql(String jql) throws Exception {
        HttpResponse<String> answer = search(jql, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errorMessages").get(0).asString()).startsWith("Error in the JQL Query: ");
    }

    @Test
    void countsTheResultsOfASearch() throws Exception {
        HttpResponse<String> answer = client.jiraPost(token, HARBOR_PINE, COUNT, "{\"jql\":\"project = SHOP\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        OfficialApi.check(POST, COUNT, answer);
        assertThat(answer.body()).isEqualTo("{\"count\":268}");
    }

    private JsonNode found(String jql, String more) throws Exception {
        HttpResponse<String> answer = search(jql, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(OfficialApi.check(GET, PATH, answer));
    }

    private HttpResponse<String> search(String jql, String more) throws Exception {
        return client.jira(token, HARBOR_PINE, PATH + "?jql=" + Params.encode(jql) + more);
    }

    private static void assertSentence(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer))
                .isEqualTo(
                        Json.MAPPER.valueToTree(Json.object("errorMessages", List.of(sentence), "errors", Map.of())));
    }
}
