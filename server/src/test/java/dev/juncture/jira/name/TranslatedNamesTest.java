package dev.juncture.jira.name;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in English for a user whose Jira speaks another language. */
@JiraTest(project = "EX")
class TranslatedNamesTest {
    private static final String ISSUES = path("/issue");

    JiraSession jira;

    @BeforeEach
    void script() {
        types("""
                {"id":"10004","name":"Fehler","untranslatedName":"Bug","subtask":false},
                {"id":"10005","name":"Aufgabe","untranslatedName":"Task","subtask":false}""");
        Atlassian.onGet(path("/issue/createmeta/EX/issuetypes/10004"), Atlassian.json(200, """
                {"total":1,"fields":[{"fieldId":"priority","name":"Priorit\u00e4t","allowedValues":[
                  {"id":"2","name":"Hoch","untranslatedName":"High"}]}]}"""));
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onGet(path("/issue/77"), Atlassian.json(200, """
                {"id":"77","key":"EX-77"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bug", "bug", " BUG ", "Fehler", "fehler"})
    void findsAnIssueTypeByBothNames(String name) {
        assertThat(create(name, "").status()).isEqualTo(201);

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '10004')]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"High", "hoch"})
    void findsAPriorityByBothNames(String name) {
        assertThat(create("Bug", ",\"priority\":\"" + name + "\"").status()).isEqualTo(201);

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.priority[?(@.id == '2')]")));
    }

    @Test
    void refusesANameThatIsATranslationOfOneAndTheOriginalOfAnother() {
        types("""
                {"id":"10004","name":"Fehler","untranslatedName":"Bug"},{"id":"10009","name":"Bug"}""");

        Answer answer = create("Bug", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details/candidates").toString()).isEqualTo("""
                [{"id":"10004","name":"Fehler"},{"id":"10009","name":"Bug"}]""");
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    @Test
    void prefersANameInTheSameCase() {
        types("""
                {"id":"10004","name":"Fehler","untranslatedName":"Bug"},{"id":"10009","name":"BUG"}""");

        assertThat(create("BUG", "").status()).isEqualTo(201);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.issuetype[?(@.id == '10009')]")));
    }

    private Answer create(String issueType, String more) {
        return jira.post("create-ticket", """
                {"issue_type":"%s","summary":"s"%s}""".formatted(issueType, more));
    }

    private static void types(String types) {
        Atlassian.onGet(path("/issue/createmeta/EX/issuetypes"), Atlassian.json(200, """
                {"startAt":0,"maxResults":100,"total":1,"issueTypes":[%s]}""".formatted(types)));
    }
}
