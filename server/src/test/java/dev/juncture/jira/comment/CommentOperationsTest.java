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
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@JiraTest
class CommentOperationsTest {
    private static final String COMMENTS = path("/issue/EX-1/comment");
    private static final String COMMENT = """
            {"id":"%s","author":{"accountId":"a","displayName":"Ann"},"created":"c","updated":"u",
             "body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
               {"type":"text","text":"Hi","marks":[{"type":"em"}]}]}]}}""";

    JiraSession jira;

    @Test
    void listsTheCommentsOfAllPagesInMarkdown() {
        page("0", """
                {"comments":[%s],"startAt":0,"maxResults":1,"total":2}""".formatted(COMMENT.formatted("1")));
        page("1", """
                {"comments":[%s],"startAt":1,"maxResults":1,"total":2}""".formatted(COMMENT.formatted("2")));

        Answer answer = jira.get("get-comments?issue_key=EX-1");

        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/comments/0/body").asString().strip()).isEqualTo("_Hi_");
        assertThat(answer.json().at("/comments/0/body_adf/type").asString()).isEqualTo("doc");
        assertThat(answer.json().at("/comments/1/author/displayName").asString())
                .isEqualTo("Ann");
    }

    /** Jira's total also counts comments that the user may not see. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"comments\":[],\"startAt\":2,\"maxResults\":100,\"total\":3}",
                "{\"comments\":[],\"total\":9999}",
                "{\"total\":3}",
                "{\"comments\":null,\"total\":3}",
                "{\"comments\":[],\"total\":3,\"isLast\":false}"
            })
    void endsAtAnEmptyPageWhenTheTotalIsTooHigh(String rest) {
        page("0", """
                {"startAt":0,"maxResults":100,"total":3,"comments":[%s,%s]}""".formatted(COMMENT.formatted("1"), COMMENT.formatted("2")));
        page("2", rest);

        Answer all = jira.get("get-comments?issue_key=EX-1");
        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.json().path("comments")).hasSize(2);
        assertThat(all.json().path("total").asInt()).isEqualTo(2);
        Answer page = jira.get("get-comments?issue_key=EX-1&limit=2&cursor=at:2");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.json().path("comments")).isEmpty();
        assertThat(page.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void returnsNoCommentsWhenTheUserMaySeeNone() {
        page("0", """
                {"comments":[],"startAt":0,"maxResults":100,"total":2}""");

        assertThat(jira.get("get-comments?issue_key=EX-1").text()).isEqualTo("""
                {"comments":[],"total":0}""");
    }

    @Test
    void returnsACommentOnlyOnceWhenItIsOnTwoPages() {
        page("0", """
                {"total":3,"comments":[%s,%s]}""".formatted(COMMENT.formatted("1"), COMMENT.formatted("2")));
        page("2", """
                {"total":3,"comments":[%s]}""".formatted(COMMENT.formatted("2")));

        Answer answer = jira.get("get-comments?issue_key=EX-1");
        assertThat(answer.json()
                        .path("comments")
                        .valueStream()
                        .map(comment -> comment.path("id").asString()))
                .containsExactly("1", "2");
        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
    }

    @Test
    void convertsMarkdownToADocument() {
        Atlassian.onPost(COMMENTS, Atlassian.json(201, COMMENT.formatted("3")));

        Answer answer = jira.post("add-comment", """
                {"issue_key":"EX-1","body":"*Hi*"}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/comment/id").asString()).isEqualTo("3");
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(COMMENTS)).withRequestBody(equalToJson("""
                {"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[
                  {"type":"text","text":"Hi","marks":[{"type":"em"}]}]}]}}""")));
    }

    @Test
    void returnsOnePageOfComments() {
        page("0", """
                {"total":3,"comments":[%s,%s]}""".formatted(COMMENT.formatted("1"), COMMENT.formatted("2")));
        page("2", """
                {"total":3,"comments":[%s]}""".formatted(COMMENT.formatted("3")));

        Answer first = jira.get("get-comments?issue_key=EX-1&limit=2");
        assertThat(first.json().path("comments")).hasSize(2);
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        String cursor = first.json().path("next_cursor").asString();

        Answer last = jira.get("get-comments?issue_key=EX-1&limit=2&cursor=" + cursor);
        assertThat(last.json().at("/comments/0/id").asString()).isEqualTo("3");
        assertThat(last.json().has("next_cursor")).isTrue();
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
        Atlassian.server()
                .verify(2, getRequestedFor(urlPathEqualTo(COMMENTS)).withQueryParam("maxResults", equalTo("2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "cursor=%0A", "cursor=token", "cursor=at:-1", "cursor=at:1e3"})
    void rejectsInvalidPaging(String paging) {
        Answer answer = jira.get("get-comments?issue_key=EX-1&" + paging);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void rejectsAnEmptyCommentAndAnInvalidDocument() {
        assertThat(jira.post("add-comment", """
                {"issue_key":"EX-1","body":" "}""").code()).isEqualTo("invalid_request");
        Answer noDocument = jira.post("add-comment", """
                {"issue_key":"EX-1","body_adf":{"type":"p"}}""");
        assertThat(noDocument.code()).isEqualTo("invalid_request");
        assertThat(noDocument.json().at("/details/fields/body_adf").asString()).contains("Atlassian Document");
    }

    @Test
    void editsAndDeletesAComment() {
        Atlassian.onGet(COMMENTS + "/9", Atlassian.json(200, COMMENT.formatted("9")));
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(COMMENTS + "/9")).willReturn(Atlassian.json(200, COMMENT.formatted("9"))));
        Atlassian.server()
                .stubFor(delete(urlPathEqualTo(COMMENTS + "/9"))
                        .willReturn(aResponse().withStatus(204)));

        Answer edited = jira.put("edit-comment", """
                {"issue_key":"EX-1","comment_id":"9","body":"x"}""");
        Answer deleted = jira.delete("delete-comment?issue_key=EX-1&comment_id=9");

        assertThat(edited.json().at("/comment/id").asString()).isEqualTo("9");
        assertThat(deleted.status()).isEqualTo(204);
    }

    private static void page(String startAt, String body) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(COMMENTS))
                        .withQueryParam("startAt", equalTo(startAt))
                        .willReturn(Atlassian.json(200, body)));
    }
}
