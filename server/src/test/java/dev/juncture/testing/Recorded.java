package dev.juncture.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** Failures in Atlassian's exact words, recorded from its real services or copied from its documentation. */
public enum Recorded {
    SEARCH_REMOVED(410, """
            {"errorMessages":["The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"],"errors":{}}"""),
    SCOPE_MISSING(401, """
            {"code":401,"message":"Unauthorized; scope does not match"}"""),
    TOKEN_EXPIRED(401, """
            {"code":401,"message":"Unauthorized"}"""),
    SITE_UNKNOWN(404, """
            {"timestamp":"2026-10-08T07:13:36.234600367Z","status":404,"error":"Not Found","message":"No message available","path":"/ex/jira/site/rest/api/3/myself"}""") {
        @Override
        public ResponseDefinitionBuilder answer() {
            return super.answer().withHeader("X-Failure-Category", "FAILURE_CLIENT_TCS");
        }
    },
    PROJECT_WRONG(400, """
            {"errorMessages":[],"errors":{"project":"Specify a valid project ID or key"}}"""),
    ISSUE_TYPE_MISSING(400, """
            {"errorMessages":[],"errors":{"issuetype":"Specify an issue type"}}"""),
    FIELD_NOT_ON_SCREEN(400, """
            {"errorMessages":[],"errors":{"summary":"Field 'summary' cannot be set. It is not on the appropriate screen, or unknown."}}"""),
    DESCRIPTION_NOT_A_DOCUMENT(400, """
            {"errorMessages":[],"errors":{"description":"Operation value must be an Atlassian Document (see the Atlassian Document Format)"}}"""),
    COMMENT_NOT_A_DOCUMENT(400, """
            {"errorMessages":[],"errors":{"comment":"Comment body is not valid!"}}"""),
    PAYLOAD_INVALID(400, """
            {"errorMessages":["Invalid request payload. Refer to the REST API documentation and try again."]}"""),
    JQL_UNBOUNDED(400, """
            {"errorMessages":["Unbounded JQL queries are not allowed here. Please add a search restriction to your query."],"errors":{}}"""),
    PAGE_TOKEN_INVALID(400, """
            {"errorMessages":["The provided next page token is invalid or expired."],"errors":{}}"""),
    QUOTA_USED_UP(429, "") {
        @Override
        public ResponseDefinitionBuilder answer() {
            return super.answer()
                    .withHeader("Retry-After", "1847")
                    .withHeader("X-RateLimit-Limit", "100000")
                    .withHeader("X-RateLimit-Remaining", "0")
                    .withHeader("X-RateLimit-Reset", "2025-10-08T15:00:00Z")
                    .withHeader("RateLimit-Reason", "jira-quota-global-based");
        }
    };

    private final int status;
    private final String body;

    Recorded(int status, String body) {
        this.status = status;
        this.body = body;
    }

    public ResponseDefinitionBuilder answer() {
        return Atlassian.json(status, body);
    }

    public String body() {
        return body;
    }
}
