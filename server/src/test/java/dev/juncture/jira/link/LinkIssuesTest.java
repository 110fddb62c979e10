package dev.juncture.jira.link;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@JiraTest
class LinkIssuesTest {
    private static final String LINKS = path("/issueLink");

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(path("/issueLinkType"), Atlassian.json(200, """
                {"issueLinkTypes":[
                  {"id":"1","name":"Blocks","inward":"is blocked by","outward":"blocks"},
                  {"id":"2","name":"Relates","inward":"relates to","outward":"relates to"},
                  {"id":"3","name":"Cause","inward":"is caused by","outward":"causes"},
                  {"id":"4","name":"Incident","inward":"is caused by","outward":"leads to"}]}"""));
        Atlassian.onPost(LINKS, aResponse().withStatus(201));
    }

    /** In Jira's request, the inward issue is the one that blocks. */
    @ParameterizedTest
    @CsvSource({
        "Blocks, 1, EX-1, EX-2",
        "blocks, 1, EX-1, EX-2",
        "is blocked by, 1, EX-2, EX-1",
        "Is Blocked By, 1, EX-2, EX-1",
        "relates to, 2, EX-1, EX-2",
        "Relates, 2, EX-1, EX-2",
        "causes, 3, EX-1, EX-2",
        "leads to, 4, EX-1, EX-2"
    })
    void linksInTheDirectionOfThePhrase(String phrase, String type, String inward, String outward) {
        Answer answer = link("\"link_type\":\"" + phrase + "\"");

        assertThat(answer.text()).isEqualTo("""
                {"success":true}""");
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(LINKS)).withRequestBody(equalToJson("""
                {"type":{"id":"%s"},"inwardIssue":{"key":"%s"},"outwardIssue":{"key":"%s"}}""".formatted(
                        type, inward, outward))));
    }

    @Test
    void linksByIdsWithoutALookUp() {
        assertThat(jira.post("link-issues", """
                {"issue_id_or_key":"10001","link_type_id":"3","linked_issue_id_or_key":10002}""").status()).isEqualTo(200);

        Atlassian.server().verify(1, anyRequestedFor(anyUrl()));
        Atlassian.server().verify(postRequestedFor(urlPathEqualTo(LINKS)).withRequestBody(equalToJson("""
                {"type":{"id":"3"},"inwardIssue":{"id":"10001"},"outwardIssue":{"id":"10002"}}""")));
    }

    @Test
    void refusesAPhraseOfSeveralTypes() {
        Answer answer = link("\"link_type\":\"is caused by\"");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/candidates").toString()).isEqualTo("""
                [{"id":"3","name":"Cause","outward":"causes","inward":"is caused by"},\
                {"id":"4","name":"Incident","outward":"leads to","inward":"is caused by"}]""");
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(LINKS)));
    }

    @Test
    void listsTheTypesWhenAPhraseIsUnknown() {
        assertThat(link("\"link_type\":\"blocked\"").json().at("/details/candidates"))
                .hasSize(4);
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(LINKS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"link_type\":\" \"", "\"link_type\":\"Blocks\",\"link_type_id\":\"1\"", "\"link_type\":null"})
    void refusesAMissingOrDoubleTypeWithoutCallingJira(String members) {
        assertThat(link(members).code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void refusesAMissingIssueWithoutCallingJira() {
        assertThat(jira.post("link-issues", """
                {"issue_key":"EX-1","link_type":"Blocks"}""").code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    private Answer link(String members) {
        return jira.post("link-issues", """
                {"issue_key":"EX-1","linked_issue_key":"EX-2",%s}""".formatted(members));
    }
}
