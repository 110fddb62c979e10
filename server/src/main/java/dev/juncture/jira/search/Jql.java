package dev.juncture.jira.search;

/** Makes JQL. Values are always quoted, so none can become an operator. */
final class Jql {
    private Jql() {}

    static String project(String idOrKey) {
        return "project = " + quote(idOrKey);
    }

    static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
