package dev.juncture.jira.name;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that several fields have, and the form that decides. */
@JiraTest(project = "EX")
class FormNamesTest {
    private static final String ISSUES = path("/issue");
    private static final String ISSUE = path("/issue/EX-1");
    private static final String FORM = path("/issue/createmeta/EX/issuetypes/10001");
    private static final String EDIT_FORM = path("/issue/EX-1/editmeta");
    private static final String FIELDS = path("/field");

    JiraSession jira;

    @BeforeEach
    void script() {
        Atlassian.onGet(FIELDS, Atlassian.json(200, """
                [{"id":"customfield_10016","name":"Story Points","custom":true},
                 {"id":"customfield_10045","name":"Story Points","custom":true,
                  "scope":{"type":"PROJECT","project":{"id":"10077"}}},
                 {"id":"reporter","name":"Reporter","custom":false},
                 {"id":"customfield_10123","name":"Reporter","custom":true},
                 {"id":"customfield_10200","name":"Team","custom":true},
                 {"id":"customfield_10300","name":"Ploeg","untranslatedName":"Crew","custom":true}]"""));
        form("""
                {"fieldId":"customfield_10016","name":"Story Points","required":false},
                {"fieldId":"reporter","name":"Reporter","required":true}""");
        Atlassian.onPost(ISSUES, Atlassian.json(201, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onGet(path("/issue/77"), Atlassian.json(200, """
                {"id":"77","key":"EX-77"}"""));
        Atlassian.onGet(ISSUE, Atlassian.json(200, """
                {"id":"1","key":"EX-1"}"""));
        Atlassian.server()
                .stubFor(put(urlPathEqualTo(ISSUE)).willReturn(aResponse().withStatus(204)));
    }

    @ParameterizedTest
    @CsvSource({
        "Story Points, customfield_10016",
        "story points, customfield_10016",
        // Off the form, and the only field of that name.
        "Team, customfield_10200",
        "Crew, customfield_10300",
        "PLOEG, customfield_10300",
        // An id is an id.
        "customfield_10045, customfield_10045",
        "duedate, duedate"
    })
    void usesTheFieldThatIsOnTheForm(String name, String field) {
        Answer answer = create("\"" + name + "\":5");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields[?(@." + field + " == 5)]")));
    }

    @Test
    void usesTheSystemFieldOnTheFormInsteadOfACustomFieldOutsideTheForm() {
        assertThat(create("""
                "Reporter":{"id":"a"}""").status()).isEqualTo(201);

        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields.reporter[?(@.id == 'a')]")));
    }

    @Test
    void refusesANameOfSeveralFieldsOnTheForm() {
        form("""
                {"fieldId":"customfield_1","name":"Region"},{"fieldId":"customfield_2","name":"Region"}""");

        Answer answer = create("\"Region\":1");

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/details/candidates").toString()).isEqualTo("""
                [{"id":"customfield_1","name":"Region"},{"id":"customfield_2","name":"Region"}]""");
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    @Test
    void refusesANameOfSeveralFieldsOutsideTheForm() {
        form("""
                {"fieldId":"summary","name":"Summary"}""");

        assertThat(create("\"Story Points\":5").json().at("/details/candidates"))
                .hasSize(2);
    }

    @Test
    void refusesTwoNamesOfOneField() {
        Answer answer = create("\"Story Points\":5,\"customfield_10016\":8");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("customfield_10016");
        Atlassian.server().verify(0, postRequestedFor(urlPathEqualTo(ISSUES)));
    }

    @Test
    void findsATranslatedFieldOfTheFormByItsOriginalName() {
        form("""
                {"fieldId":"customfield_10016","name":"Verhaalpunten","untranslatedName":"Story Points"}""");

        assertThat(create("\"Story Points\":5").status()).isEqualTo(201);
        Atlassian.server()
                .verify(postRequestedFor(urlPathEqualTo(ISSUES))
                        .withRequestBody(matchingJsonPath("$.fields[?(@.customfield_10016 == 5)]")));
    }

    @ParameterizedTest
    @CsvSource({"Story Points, customfield_10045", "Reporter, customfield_10123", "Team, customfield_10200"})
    void usesTheFieldOnTheFormForAChange(String name, String field) {
        Atlassian.onGet(EDIT_FORM, Atlassian.json(200, """
                {"fields":{"customfield_10045":{"name":"Story Points"},"customfield_10123":{"name":"Reporter"}}}"""));

        Answer answer = jira.put("edit-issue", """
                {"issue_key":"EX-1","fields":{"%s":5}}""".formatted(name));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Atlassian.server()
                .verify(putRequestedFor(urlPathEqualTo(ISSUE))
                        .withRequestBody(matchingJsonPath("$.fields[?(@." + field + " == 5)]")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void searchesAllFieldsWhenThereIsNoForm(int status) {
        Atlassian.onGet(FORM, aResponse().withStatus(status));

        assertThat(create("\"Team\":5").status()).isEqualTo(201);
    }

    @Test
    void readsNoListForIds() {
        assertThat(create("""
                "customfield_10016":5,"duedate":"2026-12-01","environment":null""").status()).isEqualTo(201);

        assertThat(gets(FORM) + gets(FIELDS)).isZero();
    }

    @Test
    void readsTheFormAndAllFieldsOnceForAFieldOutsideTheForm() {
        for (int i = 0; i < 3; i++) {
            assertThat(create("\"Team\":5,\"Story Points\":3").status()).isEqualTo(201);
        }

        assertThat(gets(FORM)).isOne();
        assertThat(gets(FIELDS)).isOne();
    }

    @Test
    void readsTheFormAgainWhenItGetsAnotherFieldOfTheSameName() {
        create("\"Story Points\":3");
        form("""
                {"fieldId":"customfield_10200","name":"Team"}""");

        assertThat(create("\"Team\":5").status()).isEqualTo(201);
        assertThat(gets(FORM)).isEqualTo(2);
        assertThat(gets(FIELDS)).isZero();
    }

    private Answer create(String fields) {
        return jira.post("create-ticket", """
                {"issue_type_id":"10001","summary":"s","fields":{%s}}""".formatted(fields.strip()));
    }

    private static void form(String fields) {
        Atlassian.onGet(FORM, Atlassian.json(200, """
                {"startAt":0,"maxResults":100,"total":1,"fields":[%s]}""".formatted(fields)));
    }

    private static int gets(String path) {
        return Atlassian.requests(getRequestedFor(urlPathEqualTo(path)));
    }
}
