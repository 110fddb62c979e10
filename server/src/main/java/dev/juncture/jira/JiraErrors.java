package dev.juncture.jira;

import dev.juncture.error.ErrorCode;

/** Jira's rows of the error table. */
public final class JiraErrors {
    public static final ErrorCode SITE_NOT_GRANTED = new ErrorCode("site_not_granted", 400);
    public static final ErrorCode NO_PROJECT_SELECTED = new ErrorCode("no_project_selected", 400);
    public static final ErrorCode JIRA_REJECTED = new ErrorCode("jira_rejected", 400);
    public static final ErrorCode MISSING_SCOPE = new ErrorCode("missing_scope", 403, true);
    public static final ErrorCode APP_NOT_INSTALLED = new ErrorCode("app_not_installed", 403, true);
    public static final ErrorCode JIRA_FORBIDDEN = new ErrorCode("jira_forbidden", 403);
    public static final ErrorCode JIRA_NOT_FOUND = new ErrorCode("jira_not_found", 404);
    public static final ErrorCode JIRA_UNAVAILABLE = new ErrorCode("jira_unavailable", 502);
    public static final ErrorCode JIRA_BAD_ANSWER = new ErrorCode("jira_bad_answer", 502);
    public static final ErrorCode JIRA_TIMEOUT = new ErrorCode("jira_timeout", 504);

    private JiraErrors() {}
}
