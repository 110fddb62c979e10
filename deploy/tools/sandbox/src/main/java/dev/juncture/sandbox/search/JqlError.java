package dev.juncture.sandbox.search;

import dev.juncture.sandbox.jira.JiraRefusal;

/** Jira's message about a query that it rejects. */
final class JqlError {

    private JqlError() {}

    static JiraRefusal unbounded() {
        return JiraRefusal.sentence(
                400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
    }

    static JiraRefusal syntax(String complaint, JqlToken at) {
        return syntax(complaint, at.position());
    }

    static JiraRefusal syntax(String complaint, int position) {
        return JiraRefusal.sentence(
                400, "Error in the JQL Query: " + complaint + " (line 1, character " + position + ")");
    }

    static JiraRefusal syntaxAtEnd(String complaint) {
        return JiraRefusal.sentence(400, "Error in the JQL Query: " + complaint);
    }

    static JiraRefusal unknownField(String name) {
        return JiraRefusal.sentence(
                400, "Field '" + name + "' does not exist or you do not have permission to view it.");
    }

    static JiraRefusal unknownValue(String value, String field) {
        return JiraRefusal.sentence(400, "The value '" + value + "' does not exist for the field '" + field + "'.");
    }

    static JiraRefusal operator(String operator, String field) {
        return JiraRefusal.sentence(
                400, "The operator '" + operator + "' is not supported by the '" + field + "' field.");
    }
}
