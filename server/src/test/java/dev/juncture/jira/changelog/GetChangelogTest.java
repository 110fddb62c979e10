package dev.juncture.jira.changelog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
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
class GetChangelogTest {
    private static final String CHANGELOG = path("/issue/EX-1/changelog");
    private static final String CHANGE = """
            {"id":"%s","author":{"accountId":"a","displayName":"Ann"},"created":"c","items":[
              {"field":"status","fieldtype":"jira","fieldId":"status","from":"1","fromString":"To Do",
               "to":"2","toString":"Done"},
              {"field":"summary","fieldtype":"jira","from":null,"fromString":"Old","to":null,"toString":"New"}]}""";

    JiraSession jira;

    @Test
    void listsTheChangesOfAllPages() {
        page(0, false, CHANGE.formatted("1"));
        page(1, true, CHANGE.formatted("2"));

        Answer answer = jira.get("get-changelog?issue_key=EX-1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(2);
        assertThat(answer.json().has("next_cursor")).isFalse();
        assertThat(answer.json().at("/changelog/1/author/displayName").asString())
                .isEqualTo("Ann");
        assertThat(answer.json().at("/changelog/1/items").toString()).isEqualTo("""
                [{"field":"status","field_id":"status","from":"To Do","from_id":"1","to":"Done","to_id":"2"},\
                {"field":"summary","field_id":null,"from":"Old","from_id":null,"to":"New","to_id":null}]""");
    }

    @Test
    void returnsOnePage() {
        page(0, false, CHANGE.formatted("1"));
        page(1, true, CHANGE.formatted("2"));

        Answer first = jira.get("get-changelog?issue_key=EX-1&limit=1");
        Answer last = jira.get("get-changelog?issue_key=EX-1&limit=1&cursor="
                + first.json().path("next_cursor").asString());

        assertThat(first.json().path("changelog")).hasSize(1);
        assertThat(first.json().path("total").asInt()).isEqualTo(2);
        assertThat(last.json().at("/changelog/0/id").asString()).isEqualTo("2");
        assertThat(last.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void endsAPageThatIsEmptyAlthoughJiraAnnouncesMore() {
        page(0, false, "");

        Answer answer = jira.get("get-changelog?issue_key=EX-1&limit=1");

        assertThat(answer.json().path("next_cursor").isNull()).isTrue();
    }

    @Test
    void listsChangesWithoutAuthorAndItems() {
        page(0, true, "{\"id\":\"1\"}");

        assertThat(jira.get("get-changelog?issue_key=EX-1")
                        .json()
                        .path("changelog")
                        .toString())
                .isEqualTo("""
                [{"id":"1","author":null,"created":null,"items":[]}]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "cursor=token", "cursor=at:-1", "limit=x"})
    void rejectsInvalidInputWithoutCallingJira(String input) {
        assertThat(jira.get("get-changelog?issue_key=EX-1&" + input).code()).isEqualTo("invalid_request");
        assertThat(Atlassian.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void returnsJirasRefusal() {
        Atlassian.onGet(CHANGELOG, aResponse().withStatus(404));

        assertThat(jira.get("get-changelog?issue_key=EX-1").code()).isEqualTo("jira_not_found");
    }

    private static void page(int start, boolean isLast, String changes) {
        Atlassian.server()
                .stubFor(get(urlPathEqualTo(CHANGELOG))
                        .withQueryParam("startAt", equalTo(String.valueOf(start)))
                        .willReturn(Atlassian.json(200, """
                                {"startAt":%d,"maxResults":1,"total":2,"isLast":%s,"values":[%s]}""".formatted(start, isLast, changes))));
    }
}
