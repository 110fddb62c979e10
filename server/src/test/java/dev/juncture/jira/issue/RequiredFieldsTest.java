package dev.juncture.jira.issue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import org.springframework.http.HttpHeaders;

@JiraTest(project = "EX")
class RequiredFieldsTest {
    private static final String ISSUES = path("/issue");
    private static final String FORM = path("/issue/createmeta/EX/issuetypes/7");

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(FORM, Atlassian.json(200, """
                {"total":9,"fields":[
                  {"fieldId":"project","name":"Project","required":true},
                  {"fieldId":"issuetype","name":"Issue Type","required":true},
                  {"fieldId":"summary","name":"Summary","required":true},
                  {"fieldId":"reporter","name":"Reporter","required":true},
                  {"fieldId":"priority","name":"Priority","required":true,"hasDefaultValue":true},
                  {"fieldId":"parent","name":"Parent","required":true},
                  {"fieldId":"customfield_1","name":"Severity","required":true},
                  {"fieldId":"customfield_2","name":"Customer","required":true},
                  {"fieldId":"customfield_3","name":"Region","required":false}]}"""));
        // Jira names one field after the other.
        Atlassian.onPost(ISSUES, Atlassian.json(400, """
                {"errorMessages":[],"errors":{"customfield_1":"Severity is required."}}"""));
    }

    @Test
    void namesAllMissingFieldsWhenJiraRefusesATicket() {
        Answer answer = create("""
                "summary":"S","issue_type_id":"7\"""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().at("/details/fields").toString()).isEqualTo("""
                {"parent_key":"is required","customfield_1":"is required (Severity)",\
                "customfield_2":"is required (Customer)"}""");
        assertThat(answer.json().at("/details/errors/customfield_1").asString()).isEqualTo("Severity is required.");
        assertThat(answer.json().path("error").asString()).contains("parent_key, customfield_1, customfield_2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "issue_type_id":"7"                | summary, parent_key, customfield_1, customfield_2
            "summary":" ","issue_type_id":"7"  | summary, parent_key, customfield_1, customfield_2
            "summary":"S"                      | issue_type_id
            "labels":["a"]                     | summary, issue_type_id
            "summary":"S","issue_type":" "     | issue_type_id
            """)
    void namesAllMissingFieldsOfATicketThatNoProjectTakes(String members, String missing) {
        Answer answer = create(members);

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/fields").propertyNames()).containsExactly(missing.split(", "));
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "parent_key":"EX-1"                                        | customfield_1, customfield_2
            "fields":{"customfield_1":{"id":"1"}}                      | parent_key, customfield_2
            "fields":{"Severity":{"id":"1"},"Customer":"Jones"}        | parent_key
            "fields":{"customfield_1":null,"customfield_2":" "}        | parent_key, customfield_1, customfield_2
            "fields":{"customfield_1":[],"customfield_2":{}}           | parent_key, customfield_1, customfield_2
            """)
    void namesOnlyWhatIsMissing(String members, String missing) {
        Answer answer = create("\"summary\":\"S\",\"issue_type_id\":\"7\"," + members);

        assertThat(answer.json().at("/details/fields").propertyNames()).containsExactly(missing.split(", "));
    }

    @Test
    void keepsARefusalForAnotherReason() {
        Answer answer = create("""
                "summary":"S","issue_type_id":"7","parent_key":"EX-1",
                "fields":{"customfield_1":{"id":"1"},"customfield_2":"Jones"}""");

        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().path("details").has("fields")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 503})
    void keepsJirasRefusalWhenTheFormCannotBeRead(int status) {
        Atlassian.onGet(FORM, aResponse().withStatus(status));

        Answer answer = create("""
                "summary":"S","issue_type_id":"7\"""");

        assertThat(answer.code()).isEqualTo("jira_rejected");
        assertThat(answer.json().at("/details/errors/customfield_1").asString()).isNotEmpty();
    }

    @Test
    void readsNoFormForATicketThatJiraAccepts() {
        takeTickets();

        assertThat(create("""
                "summary":"S","issue_type_id":"7\"""").status()).isEqualTo(201);
        Atlassian.server().verify(0, getRequestedFor(urlPathEqualTo(FORM)));
    }

    private static void takeTickets() {
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onGet(path("/issue/77"), Atlassian.json(200, """
                {"id":"77","key":"EX-77"}"""));
    }

    @Test
    void freesTheIdempotencyKeyOfATicketThatLacksFields() {
        HttpHeaders headers = jira.headers();
        headers.add("Idempotency-Key", "k");
        jira.send("POST", "create-ticket", """
                {"summary":"S","issue_type_id":"7"}""", headers);
        takeTickets();

        assertThat(jira.send("POST", "create-ticket", """
                {"summary":"Other","issue_type_id":"7"}""", headers).status()).isEqualTo(201);
    }

    private Answer create(String members) {
        return jira.post("create-ticket", "{" + members.strip() + "}");
    }
}
