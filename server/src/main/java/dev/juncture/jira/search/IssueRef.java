package dev.juncture.jira.search;

/** Names an issue. */
public record IssueRef(String id, String key) {}
