package dev.juncture.jira.search;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@JiraTest(project = "10000")
class GetTicketsForProjectTest {
    private static final String SEARCH = path("/search/jql");
    private static final String COUNT = path("/search/approximate-count");

    @Autowired
    Calls calls;

    JiraSession jira;

    @Test
    void returnsTheTicketsOfAllPages() {
        page(null, """
                {"issues":[%s,%s],"nextPageToken":"t1","isLast":false}""".formatted(issue("1"), issue("2")));
        page("t1", """
                {"issues":[%s],"isLast":true}""".formatted(issue("3")));
        Answer answer = tickets("");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(3);
        assertThat(answer.json().has("next_cursor")).isFalse();
        assertThat(answer.json().path("tickets").path(0).toString()).isEqualTo("""
                {"id":"1","key":"EX-1","summary":"Summary 1","status":"To Do",\
                "assignee":"Ann","priority":"High","created":"c","updated":"u"}""");
    }

    @Test
    void omitsAMissingAssigneeAndPriority() {
        page(null, """
                {"issues":[{"id":"1","key":"EX-1","fields":{"assignee":null}},{"id":"2","key":"EX-2"}]}""");
        assertThat(tickets("").json().path("tickets")).hasSize(2).allSatisfy(ticket -> {
            assertThat(ticket.has("assignee")).isFalse();
            assertThat(ticket.has("priority")).isFalse();
        });
    }

    @Test
    void returnsNoTicketsOfAnEmptyProject() {
        page(null, """
                {"issues":[],"isLast":true}""");
        assertThat(tickets("").text()).isEqualTo("""
                {"tickets":[],"total":0}""");
    }

    @Test
    void answersUnderThePrefixOfThePublishedContract() {
        page(null, """
                {"issues":[],"isLast":true}""");
        String path = "/api/backend/integration-helpers/jira/get-jira-tickets?external_id=" + jira.externalId();
        assertThat(calls.backend("GET", path).text()).isEqualTo("""
                {"tickets":[],"total":0}""");
    }

    @Test
    void returnsOnePageWithACursorAndTheApproximateCount() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        page(null, """
                {"issues":[%s],"nextPageToken":"t1"}""".formatted(issue("1")));
        page("t1", """
                {"issues":[%s]}""".formatted(issue("2")));

        Answer first = tickets("?limit=1");
        assertThat(first.json().path("total").asInt()).isEqualTo(153);
        assertThat(first.json().path("next_cursor").asString()).isEqualTo("t1");

        Answer last = tickets("?limit=1&cursor=t1");
        assertThat(last.json().path("tickets").path(0).path("id").asString()).isEqualTo("2");
        assertThat(last.json().has("next_cursor")).isTrue();
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void readsOnlyTheRequestedPage() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        page(null, """
                {"issues":[%s,%s],"nextPageToken":"t1"}""".formatted(issue("1"), issue("2")));
        page("t1", """
                {"issues":[%s],"nextPageToken":"t2"}""".formatted(issue("3")));
        Answer answer = tickets("?limit=3");
        assertThat(answer.json().path("tickets")).hasSize(3);
        assertThat(answer.json().path("next_cursor").asString()).isEqualTo("t2");
        Atlassian.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo(SEARCH))
                                .withRequestBody(matchingJsonPath("$.nextPageToken", equalTo("t1")))
                                .withRequestBody(matchingJsonPath("$.maxResults", equalTo("1"))));
        Atlassian.server().verify(2, postRequestedFor(urlPathEqualTo(SEARCH)));
    }

    @Test
    void returnsJirasReasonForAnInvalidToken() {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":153}"""));
        Atlassian.onPost(SEARCH, Recorded.PAGE_TOKEN_INVALID.answer());
        Answer answer = tickets("?cursor=bad");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/errorMessages/0").asString()).contains("invalid or expired");
    }

    @Test
    void rejectsARepeatedToken() {
        page(null, """
                {"issues":[%s],"nextPageToken":"t1"}""".formatted(issue("1")));
        page("t1", """
                {"issues":[%s],"nextPageToken":"t1"}""".formatted(issue("2")));
        assertThat(tickets("").code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void continuesAfterAnEmptyPageThatIsNotTheLast() {
        page(null, """
                {"issues":[],"nextPageToken":"t1"}""");
        page("t1", """
                {"issues":[%s],"isLast":true}""".formatted(issue("1")));
        assertThat(keys(tickets(""))).containsExactly("EX-1");
    }

    @Test
    void rejectsAnEndlessListOfEmptyPages() {
        for (int page = 0; page < 6; page++) {
            page(page == 0 ? null : "t" + page, """
                {"issues":[],"nextPageToken":"t%s"}""".formatted(page + 1));
        }
        assertThat(tickets("").code()).isEqualTo("jira_bad_answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=9"})
    void returnsATicketOnceThatIsOnTwoPages(String parameters) {
        Atlassian.onPost(COUNT, Atlassian.json(200, """
                {"count":3}"""));
        page(null, """
                {"issues":[%s,%s],"nextPageToken":"t1"}""".formatted(issue("1"), issue("2")));
        page("t1", """
                {"issues":[%s],"nextPageToken":"t2"}""".formatted(issue("2")));
        page("t2", """
                {"issues":[%s,%s],"isLast":true}""".formatted(issue("1"), issue("3")));
        Answer answer = tickets(parameters);
        assertThat(keys(answer)).containsExactly("EX-1", "EX-2", "EX-3");
        assertThat(answer.json().path("total").asInt()).isEqualTo(3);
    }

    @Test
    void returnsATicketOnlyOnceWhenItMovesToALaterPage() {
        Atlassian.server().stubFor(post(urlPathEqualTo(SEARCH)).willReturn(Atlassian.json(200, """
                {"nextPageToken":"t2","issues":[%s,%s]}""".formatted(
                        issue("1"), issue("2")))));
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(matchingJsonPath("$.nextPageToken", equalTo("t2")))
                        .willReturn(Atlassian.json(200, """
                {"isLast":true,"issues":[%s]}""".formatted(issue("2")))));
        Answer answer = jira.post("search-issues", """
                {"jql":"project = EX ORDER BY updated DESC"}""");
        assertThat(keys(answer)).containsExactly("EX-1", "EX-2");
        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
    }

    private static List<String> keys(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("tickets")
                .valueStream()
                .map(ticket -> ticket.path("key").asString())
                .toList();
    }

    @Test
    void prefersTheProjectInTheRequestToTheSelectedOne() {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(
                                matchingJsonPath("$.jql", equalTo("project = \"OTHER\" ORDER BY created DESC")))
                        .willReturn(Atlassian.json(200, """
                {"issues":[]}""")));
        assertThat(tickets("?project_id=OTHER").status()).isEqualTo(200);
    }

    @Test
    void requiresAProjectWhenNoneIsSelected() {
        jira.select(null);
        Answer answer = tickets("");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("no_project_selected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "cursor=%0A",
                "cursor=a%20b",
                "cursor=%C3%A9",
                "cursor=changed:1:a%20b",
                "jira_project_id=a%22%20OR%20project=B",
                "jira_project_id=.."
            })
    void rejectsInvalidParametersWithoutCallingJira(String parameter) {
        Answer answer = tickets("?" + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    private Answer tickets(String parameters) {
        return jira.get("get-jira-tickets" + parameters);
    }

    private static void page(@Nullable String token, String body) {
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(SEARCH))
                        .withRequestBody(
                                matchingJsonPath("$.jql", equalTo("project = \"10000\" ORDER BY created DESC")))
                        .withRequestBody(matchingJsonPath("$.nextPageToken", token == null ? absent() : equalTo(token)))
                        .willReturn(Atlassian.json(200, body)));
    }

    private static String issue(String id) {
        return """
                {"id":"%s","key":"EX-%s","fields":{"summary":"Summary %s","status":{"name":"To Do","id":"1"},
                 "assignee":{"displayName":"Ann"},"priority":{"name":"High"},"created":"c","updated":"u"}}""".formatted(id, id, id);
    }
}
