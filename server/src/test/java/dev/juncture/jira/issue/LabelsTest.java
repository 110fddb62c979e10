package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding one label must not remove the others. */
@JiraTest
class LabelsTest {
    private static final String ISSUE = path("/issue/EX-1");

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"1","key":"EX-1"}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "add_labels":["neu"]                         | {"update":{"labels":[{"add":"neu"}]}}
            "add_labels":["a","b"]                       | {"update":{"labels":[{"add":"a"},{"add":"b"}]}}
            "remove_labels":["old"]                      | {"update":{"labels":[{"remove":"old"}]}}
            "add_labels":["a"],"remove_labels":["b"]     | {"update":{"labels":[{"add":"a"},{"remove":"b"}]}}
            "summary":"x","add_labels":["a"]             | {"fields":{"summary":"x"},"update":{"labels":[{"add":"a"}]}}
            "labels":["only"]                            | {"fields":{"labels":["only"]}}
            "labels":["only"],"add_labels":[]            | {"fields":{"labels":["only"]}}
            "labels":[]                                  | {"fields":{"labels":[]}}
            "add_labels":[null]                          | {"update":{"labels":[{"add":null}]}}
            """)
    void changesTheLabelsThatAreNamed(String members, String change) {
        Answer answer = edit(members);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Atlassian.server().verify(putRequestedFor(urlPathEqualTo(ISSUE)).withRequestBody(equalToJson(change)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"labels\":[\"a\"],\"add_labels\":[\"b\"]",
                "\"labels\":[],\"remove_labels\":[\"b\"]",
                "\"fields\":{\"labels\":[\"a\"]},\"add_labels\":[\"b\"]",
                "\"add_labels\":[\"a\"],\"remove_labels\":[\"b\",\"a\"]",
                "\"add_labels\":\"a\"",
                "\"add_labels\":[]"
            })
    void refusesAContradictionWithoutCallingJira(String members) {
        assertThat(edit(members).code()).isEqualTo("invalid_request");
        Atlassian.server().verify(0, anyRequestedFor(anyUrl()));
    }

    private Answer edit(String members) {
        return jira.put("edit-issue", "{\"issue_key\":\"EX-1\"," + members.strip() + "}");
    }
}
