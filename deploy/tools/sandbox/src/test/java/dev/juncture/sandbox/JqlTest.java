package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.http.Params;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JqlTest extends JiraTest {
    private static final String SEARCH = "/rest/api/3/search/jql";

    /** Four issues at noon, half past, and one; everything else is older. */
    @BeforeEach
    void write() throws Exception {
        ok(201, "POST", ISSUE, fields("SPRING", "Task", """
                "summary":"Print the \\"red\\" catalogue","labels":["paper","red"],"priority":{"name":"High"},
                "assignee":{"accountId":"%s"},"duedate":"2026-12-01"
                """.formatted(ADA)));
        control.advanceClock(Duration.ofSeconds(30));
        ok(201, "POST", ISSUE, fields("SPRING", "Task", """
                "summary":"Photograph the chairs","description":%s,"priority":null
                """.formatted(paragraph("In red light."))));
        control.advanceClock(Duration.ofMinutes(30));
        ok(201, "POST", ISSUE, fields("SPRING", "Sub-task", """
                "summary":"Rent a lamp","parent":{"key":"SPRING-2"},"priority":{"name":"Low"}
                """));
        control.advanceClock(Duration.ofMinutes(30));
        // An hour has passed, and with it the access token.
        connect();
        ok(201, "POST", ISSUE, fields("SPRING", "Incident", """
                "summary":"Catalogues got wet","customfield_10030":{"value":"Major"},"customfield_10031":"O'Neil & Co",
                "customfield_10039":"North"
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            key = SPRING-1                                   | 1
            issuekey in (SPRING-1, spring-3)                 | 1 3
            key >= SPRING-3                                  | 3 4
            key not in (SPRING-1, SPRING-2)                  | 3 4
            issuetype = Sub-task                             | 3
            type != "Sub-task"                               | 1 2 4
            assignee = currentUser()                         |
            assignee = "Ada Whitfield"                       | 1
            assignee is EMPTY                                | 2 3 4
            assignee is not empty                            | 1
            assignee = null                                  | 2 3 4
            assignee != currentUser()                        | 1
            assignee in (EMPTY, currentUser())               | 2 3 4
            reporter = currentUser()                         | 1 2 3 4
            priority = High                                  | 1
            priority > Medium                                | 1
            priority is empty                                | 2
            priority != High                                 | 3 4
            priority in (High, Low)                          | 1 3
            labels = red                                     | 1
            labels in (RED, blue)                            | 1
            labels is empty                                  | 2 3 4
            parent = SPRING-2                                | 3
            summary ~ "catalogue"                            | 1
            summary ~ "catalogue*"                           | 1 4
            summary ~ "catalogue red"                        | 1
            summary ~ "\\"the chairs\\""                     | 2
            summary ~ "\\"chairs the\\""                     |
            text ~ red                                       | 1 2
            description !~ red                               | 1 3 4
            Severity = Major                                 | 4
            cf[10030] = 10101                                | 4
            customfield_10031 ~ "neil"                       | 4
            duedate < 2027-01-01                             | 1
            duedate is empty                                 | 2 3 4
            status = "To Do" AND statusCategory = new        | 1 2 3 4
            resolution = Unresolved                          | 1 2 3 4
            resolution = Done                                |
            created >= "2026-11-22 13:30"                    | 3 4
            created > '2026/11/22 13:00' AND created < -10m  | 2 3
            created = "2026-11-22 13:00"                     | 1 2
            created >= startOfDay()                          | 1 2 3 4
            created < now()                                  | 1 2 3
            created >= -45m                                  | 3 4
            created >= 1d                                    |
            NOT labels = red                                 | 2 3 4
            ! (labels = red or type = Incident)              | 2 3
            labels = red or type = Incident and priority = Medium | 1 4
            (labels = red OR type = Incident) && priority = High  | 1
            """)
    void findsWhatAQueryAsksFor(String condition, String numbers) throws Exception {
        List<String> expected = numbers == null
                ? List.of()
                : List.of(numbers.split(" ")).stream().map(n -> "SPRING-" + n).toList();

        assertThat(keys("project = SPRING AND (" + condition + ") ORDER BY key"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            created ASC             | 1 2 3 4
            created DESC            | 4 3 2 1
            created DESC, key DESC  | 4 3 2 1
            key DESC                | 4 3 2 1
            priority DESC, key      | 2 1 4 3
            summary                 | 4 2 1 3
            issuetype, created DESC | 4 3 2 1
            """)
    void ordersWhatItFinds(String order, String numbers) throws Exception {
        assertThat(keys("project = SPRING ORDER BY " + order))
                .isEqualTo(List.of(numbers.split(" ")).stream()
                        .map(n -> "SPRING-" + n)
                        .toList());
    }

    @Test
    void readsDatesInTheTimeZoneOfTheCaller() throws Exception {
        String grace = client.accessToken("grace", "all", TestClient.WIDE);
        String jql = Params.encode("project = SPRING AND created >= '2026-11-22 08:00'");

        // Eight in New York is two in the afternoon in Stockholm.
        JsonNode there = json(client.jira(grace, HARBOR_PINE, SEARCH + "?jql=" + jql));

        assertThat(there.path("issues").size()).isEqualTo(1);
        assertThat(get(SEARCH + "?jql=" + jql).path("issues").size()).isEqualTo(4);
    }

    @Test
    void knowsSprints() throws Exception {
        List<String> active = keys("project = SHOP AND sprint in openSprints() ORDER BY key");

        assertThat(active).isNotEmpty().isEqualTo(keys("sprint = 7 ORDER BY key"));
        assertThat(keys("sprint = \"SHOP Sprint 7\" ORDER BY key")).isEqualTo(active);
        assertThat(keys("project = SHOP AND sprint in (8, 9)"))
                .hasSameElementsAs(keys("project = SHOP AND sprint in futureSprints()"));
        assertThat(keys("sprint is empty AND sprint = 7")).isEmpty();
    }

    @Test
    void acceptsValidEscapesAndRefusesOthers() throws Exception {
        assertThat(keys("project = SPRING AND cf[10031] ~ 'O\\'Neil \\u0026 Co'"))
                .containsExactly("SPRING-4");
        assertSentence(
                search("summary ~ 'a\\x'"),
                400,
                "Error in the JQL Query: '\\x' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\","
                        + " \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX. (line 1, character 13)");
        assertSentence(
                search("summary ~ a@b"),
                400,
                "Error in the JQL Query: The character '@' is a reserved JQL character. You must enclose it in a string or"
                        + " use the escape '\\u0040' instead. (line 1, character 12)");
        assertSentence(
                search("project = or"),
                400,
                "Error in the JQL Query: 'or' is a reserved JQL word. You must surround it in quotation marks to use it in a"
                        + " query. (line 1, character 11)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            assignee = nobody           | The value 'nobody' does not exist for the field 'assignee'.
            priority = Urgent           | The value 'Urgent' does not exist for the field 'priority'.
            issuetype = Dream           | The value 'Dream' does not exist for the field 'issuetype'.
            Severity = Fatal            | The option 'Fatal' for field 'Severity' does not exist.
            sprint = 99                 | Sprint with name '99' does not exist or you do not have permission to view it.
            parent = NOPE-1             | An issue with key 'NOPE-1' does not exist for field 'key'.
            assignee = lastUser()       | Unable to find JQL function 'lastUser()'.
            status > Done               | The operator '>' is not supported by the 'status' field.
            summary = x                 | The operator '=' is not supported by the 'summary' field.
            status is Done              | The operator 'is' only supports EMPTY or NULL.
            created > yesterday         | Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.
            """)
    void refusesValuesThatAFieldDoesNotHave(String jql, String sentence) throws Exception {
        assertSentence(search(jql), 400, sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project in ()",
                "project in (SHOP",
                "project in SHOP, APP",
                "(project = SHOP",
                "project = SHOP)",
                "not",
                "project not SHOP",
                "project = SHOP or",
                "project = 'SHOP\n'"
            })
    void refusesWhatHasNoShape(String jql) throws Exception {
        HttpResponse<String> answer = search(jql);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errorMessages").get(0).asString()).startsWith("Error in the JQL Query: ");
    }

    @Test
    void showsAWriteOnlyAfterTheLagUnlessReconciled() throws Exception {
        control.searchLag(Duration.ofMinutes(2));
        String id = get(ISSUE + "/SPRING-1").path("id").asString();
        ok(204, "PUT", ISSUE + "/SPRING-1", "{\"fields\":{\"labels\":[\"late\"]}}");
        String fresh = create("Fresh");
        String freshId = get(ISSUE + "/" + fresh).path("id").asString();

        assertThat(keys("project = SPRING AND labels = late")).isEmpty();
        assertThat(keys("project = SPRING AND labels = red")).containsExactly("SPRING-1");
        assertThat(keys("project = SHOP ORDER BY created DESC")).doesNotContain(fresh);
        assertThat(get(ISSUE + "/SPRING-1").path("fields").path("labels").toString())
                .contains("late");
        String reconciled = "&reconcileIssues=" + id + "," + freshId;
        assertThat(get(SEARCH + "?fields=key&jql=labels%20%3D%20late" + reconciled)
                        .path("issues")
                        .size())
                .isEqualTo(1);
        assertThat(ok(
                                200,
                                "POST",
                                SEARCH,
                                "{\"jql\":\"project = SHOP ORDER BY created DESC\",\"fields\":[\"key\"],"
                                        + "\"maxResults\":1,\"reconcileIssues\":[" + freshId + "]}")
                        .path("issues")
                        .get(0)
                        .path("key")
                        .asString())
                .isEqualTo(fresh);

        control.advanceClock(Duration.ofMinutes(2));

        assertThat(keys("project = SPRING AND labels = late")).containsExactly("SPRING-1");
        assertThat(keys("project = SHOP ORDER BY created DESC")).contains(fresh);
    }

    @Test
    void showsADeletedIssueForAsLongAsSearchIsBehind() throws Exception {
        control.searchLag(Duration.ofMinutes(2));
        ok(204, "DELETE", ISSUE + "/SPRING-4", "");

        assertThat(keys("project = SPRING ORDER BY created")).contains("SPRING-4");
        control.advanceClock(Duration.ofMinutes(3));
        assertThat(keys("project = SPRING ORDER BY created")).doesNotContain("SPRING-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "created DESC", "updated", "summary DESC, created", "priority, key"})
    void losesNothingWhenIssuesGoBetweenTwoPages(String order) throws Exception {
        String path = SEARCH + "?fields=key&maxResults=2&jql=" + Params.encode("project = SPRING ORDER BY " + order);
        JsonNode first = get(path);
        List<String> all = keys("project = SPRING ORDER BY " + order);
        ok(204, "DELETE", ISSUE + "/" + all.get(0) + "?deleteSubtasks=true", "");

        JsonNode second = get(path + "&nextPageToken="
                + Params.encode(first.path("nextPageToken").asString()));

        List<String> rest = all.subList(2, 4).stream()
                .filter(key -> !(all.get(0).equals("SPRING-2") && key.equals("SPRING-3")))
                .toList();
        assertThat(second.path("issues").values())
                .extracting(issue -> issue.path("key").asString())
                .isEqualTo(rest);
    }

    @Test
    void refusesTooManyIssuesToReconcileAndTooManyProperties() throws Exception {
        String ids = IntStream.rangeClosed(1, 51).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(call("GET", SEARCH + "?jql=key%3DSHOP-1&reconcileIssues=" + ids, "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("GET", SEARCH + "?jql=key%3DSHOP-1&properties=a,b,c,d,e,f", "")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> search(String jql) throws Exception {
        return call("GET", SEARCH + "?jql=" + Params.encode(jql), "");
    }
}
