package dev.juncture.jira.watcher;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import org.junit.jupiter.api.Test;

@JiraTest
class GetWatchersTest {
    private static final String WATCHERS = path("/issue/EX-1/watchers");

    JiraSession jira;

    @Test
    void listsTheWatchersThatTheUserSees() {
        Atlassian.onGet(WATCHERS, Atlassian.json(200, """
                {"watchCount":3,"isWatching":true,"watchers":[{"accountId":"a","displayName":"Ann"},null]}"""));

        assertThat(jira.get("get-watchers?issue_key=EX-1").text()).isEqualTo("""
                {"watchers":[{"accountId":"a","displayName":"Ann","emailAddress":null,"avatarUrl":null}],\
                "watch_count":3,"is_watching":true}""");
    }

    @Test
    void returnsAnAnswerWithoutWatchers() {
        Atlassian.onGet(WATCHERS, Atlassian.json(200, "{}"));

        assertThat(jira.get("get-watchers?issue_key=EX-1").text()).isEqualTo("""
                {"watchers":[],"watch_count":0,"is_watching":false}""");
    }

    @Test
    void returnsJirasRefusal() {
        Atlassian.onGet(WATCHERS, aResponse().withStatus(404));

        assertThat(jira.get("get-watchers?issue_key=EX-1").code()).isEqualTo("jira_not_found");
        assertThat(jira.get("get-watchers").code()).isEqualTo("invalid_request");
    }
}
