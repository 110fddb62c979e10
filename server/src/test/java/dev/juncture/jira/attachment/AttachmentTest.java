package dev.juncture.jira.attachment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.juncture.jira.testing.JiraSession.path;
import static dev.juncture.jira.testing.JiraSession.requests;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

@JiraTest
class AttachmentTest {
    private static final String CONTENT = path("/attachment/content/10001");
    private static final String ADD = path("/issue/EX-1/attachments");
    private static final String FORM = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";

    @Autowired
    Calls calls;

    @Autowired
    MemoryBudgets budgets;

    JiraSession jira;

    @Test
    void returnsAFileWithItsTypeAndName() {
        Atlassian.onGet(
                CONTENT,
                aResponse()
                        .withHeader("Content-Type", "text/plain")
                        .withHeader("Content-Disposition", "attachment; filename*=UTF-8''plan%20%C3%BC.txt")
                        .withHeader("Set-Cookie", "a=b")
                        .withBody("hello"));

        Answer file = get("10001");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo("hello");
        assertThat(file.headers().getFirst("Content-Type")).isEqualTo("text/plain");
        assertThat(file.headers().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''plan%20%C3%BC.txt");
        assertThat(file.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.headers().containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void marksAFileAsADownload() {
        Atlassian.onGet(
                CONTENT, aResponse().withHeader("Content-Type", "text/html").withBody("<script>"));

        assertThat(get("10001").headers().getFirst("Content-Disposition")).isEqualTo("attachment");
    }

    @Test
    void forwardsAFormUnchangedAndReturnsTheAttachments() {
        Atlassian.onPost(ADD, Atlassian.json(200, """
                [{"id":"10001","filename":"a.txt","mimeType":"text/plain","size":5,
                  "created":"2026-11-22T10:00:00.000+0000","author":{"accountId":"ann"}}]"""));

        Answer answer = add("EX-1", "multipart/form-data; boundary=b", FORM);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("""
                {"attachments":[{"id":"10001","file_name":"a.txt","mime_type":"text/plain",\
                "size":5,"created":"2026-11-22T10:00:00.000+0000"}]}""");
        LoggedRequest sent = requests().get(0);
        assertThat(sent.getBodyAsString()).isEqualTo(FORM);
        assertThat(sent.getHeader("Content-Type")).isEqualTo("multipart/form-data; boundary=b");
        assertThat(sent.getHeader("X-Atlassian-Token")).isEqualTo("no-check");
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer access-first");
    }

    @Test
    void refusesAnUploadWhileOtherBodiesUseTheirMemory() {
        Atlassian.onPost(ADD, Atlassian.json(200, "[]"));
        Atlassian.onGet(CONTENT, aResponse().withBody("hello"));
        try (MemoryBudget.Share others = budgets.ofCallers().share()) {
            others.takeAnyway(budgets.ofCallers().limit() - FORM.length() + 1);

            Answer refused = add("EX-1", "multipart/form-data; boundary=b", FORM);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1");
            assertThat(requests()).isEmpty();
            // A download has no body, and its file flows through.
            assertThat(get("10001").text()).isEqualTo("hello");
        }
        assertThat(add("EX-1", "multipart/form-data; boundary=b", FORM).status())
                .isEqualTo(201);
        assertThat(budgets.ofCallers().used()).isZero();
        assertThat(budgets.ofAnswers().used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", ""})
    void rejectsContentThatIsNoForm(String contentType) {
        Answer answer = add("EX-1", contentType, FORM);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("unsupported_media_type");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a%2Fb", "..", "a?b", ""})
    void rejectsAnIdThatLeavesThePath(String id) {
        String encoded = id.replace("%", "%25").replace("?", "%3F");

        assertThat(get(encoded).code()).isEqualTo("invalid_request");
        assertThat(add(encoded, "multipart/form-data; boundary=b", FORM).code()).isEqualTo("invalid_request");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, jira_forbidden, 403",
        "404, jira_not_found, 404",
        "413, payload_too_large, 413",
        "429, rate_limited, 429",
        "500, jira_unavailable, 502",
    })
    void mapsJirasRefusals(int refusal, String code, int status) {
        Atlassian.onPost(ADD, Atlassian.json(refusal, """
                {"errorMessages":["No."],"errors":{}}"""));
        Atlassian.onGet(CONTENT, Atlassian.json(refusal, """
                {"errorMessages":["No."],"errors":{}}"""));

        Answer added = add("EX-1", "multipart/form-data; boundary=b", FORM);

        assertThat(added.code()).isEqualTo(code);
        assertThat(added.status()).isEqualTo(status);
        assertThat(get("10001").code()).isEqualTo(code);
    }

    @Test
    void reportsTheRequiredScope() {
        Atlassian.onGet(CONTENT, Recorded.SCOPE_MISSING.answer());

        Answer answer = get("10001");

        assertThat(answer.code()).isEqualTo("missing_scope");
        assertThat(answer.json().path("details").path("required_scopes").path(0).asString())
                .isEqualTo("read:jira-work");
    }

    private Answer get(String attachment) {
        return jira.get("get-attachment?attachment_id=" + attachment);
    }

    private Answer add(String issue, String contentType, String form) {
        HttpHeaders headers = jira.headers();
        if (!contentType.isEmpty()) {
            headers.set("Content-Type", contentType);
        }
        return calls.send("POST", "/api/backend/jira/add-attachment?issue_id_or_key=" + issue, headers, form);
    }
}
