package dev.juncture.jira.comment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraConnections;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

@JunctureTest
class CommentOperationsTest {
    private static final String COMMENTS = Atlassian.jira(JiraConnections.SITE, "/issue/EX-1/comment");
    private static final String COMMENT = """
            {"id":"%s","author":{"accountId":"a","displayName":"Ann"},"created":"c","updated":"u",
             "body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
               {"type":"text","text":"Hi","marks":[{"type":"em"}]}]}]}}""";

    @Autowired
    Calls calls;

    @Autowired
    TestConnections testConnections;

    @Autowired
    JdbcClient jdbc;

    private final String externalId = "ext-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        JiraConnections.connect(testConnections, jdbc, externalId, null);
    }

    @Test
    void listsEveryCommentInMarkdown() {
        page("0", "{\"comments\":[" + COMMENT.formatted("1") + "],\"startAt\":0,\"maxResults\":1,\"total\":2}");
        page("1", "{\"comments\":[" + COMMENT.formatted("2") + "],\"startAt\":1,\"maxResults\":1,\"total\":2}");

        Answer answer = send("GET", "get-comments?issue_key=EX-1", null);

        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/comments/0/body").asString().strip()).isEqualTo("_Hi_");
        assertThat(answer.json().at("/comments/0/body_adf/type").asString()).isEqualTo("doc");
        assertThat(answer.json().at("/comments/1/author/displayName").asString())
                .isEqualTo("Ann");
    }

    @Test
    void doesNotTurnInCirclesOverAListWithoutEnd() {
        page("0", "{\"comments\":[],\"startAt\":0,\"maxResults\":1,\"total\":2}");

        assertThat(send("GET", "get-comments?issue_key=EX-1", null).code()).isEqualTo("jira_bad_answer");
    }

    @Test
    void saysInJirasFormatWhatIsGivenInMarkdown() {
        Atlassian.onPost(COMMENTS, Atlassian.json(201, COMMENT.formatted("3")));

        Answer answer = send("POST", "add-comment", "{\"issue_key\":\"EX-1\",\"body\":\"*Hi*\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/comment/id").asString()).isEqualTo("3");
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(COMMENTS)).withRequestBody(equalToJson("""
                {"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"Hi","marks":[{"type":"em"}]}]}]}}""")));
    }

    @Test
    void answersAPageOfComments() {
        page("0", "{\"total\":3,\"comments\":[" + COMMENT.formatted("1") + "," + COMMENT.formatted("2") + "]}");
        page("2", "{\"total\":3,\"comments\":[" + COMMENT.formatted("3") + "]}");

        Answer first = send("GET", "get-comments?issue_key=EX-1&limit=2", null);
        assertThat(first.json().path("comments")).hasSize(2);
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        String cursor = first.json().path("next_cursor").asString();

        Answer last = send("GET", "get-comments?issue_key=EX-1&limit=2&cursor=" + cursor, null);
        assertThat(last.json().at("/comments/0/id").asString()).isEqualTo("3");
        assertThat(last.json().has("next_cursor")).isTrue();
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
        Atlassian.server()
                .verify(2, getRequestedFor(urlPathEqualTo(COMMENTS)).withQueryParam("maxResults", equalTo("2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "cursor=%0A", "cursor=token", "cursor=at:-1", "cursor=at:1e3"})
    void refusesPagesThatCannotBe(String paging) {
        Answer answer = send("GET", "get-comments?issue_key=EX-1&" + paging, null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void refusesACommentThatSaysNothingOrIsNoDocument() {
        assertThat(send("POST", "add-comment", "{\"issue_key\":\"EX-1\",\"body\":\" \"}")
                        .code())
                .isEqualTo("invalid_request");
        Answer noDocument = send("POST", "add-comment", "{\"issue_key\":\"EX-1\",\"body_adf\":{\"type\":\"p\"}}");
        assertThat(noDocument.code()).isEqualTo("invalid_request");
        assertThat(noDocument.json().at("/details/fields/body_adf").asString()).contains("Atlassian Document");
    }

    @Test
    void editsAndDeletes() {
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(COMMENTS + "/9")).willReturn(Atlassian.json(200, COMMENT.formatted("9"))));
        Atlassian.server()
                .stubFor(delete(urlPathEqualTo(COMMENTS + "/9"))
                        .willReturn(aResponse().withStatus(204)));

        Answer edited = send("PUT", "edit-comment", "{\"issue_key\":\"EX-1\",\"comment_id\":\"9\",\"body\":\"x\"}");
        Answer deleted = send("DELETE", "delete-comment?issue_key=EX-1&comment_id=9", null);

        assertThat(edited.json().at("/comment/id").asString()).isEqualTo("9");
        assertThat(deleted.status()).isEqualTo(204);
    }

    private static void page(String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(COMMENTS))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }

    private Answer send(String method, String target, @Nullable String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        headers.add("Content-Type", "application/json");
        headers.add("X-Juncture-External-Id", externalId);
        return calls.send(method, "/api/backend/jira/" + target, headers, body);
    }
}
