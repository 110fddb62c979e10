package dev.juncture.sandbox.jira;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a JQL query.
 *
 * @param position of its first character, counted from 1
 */
record JqlToken(Kind kind, String text, int position) {
    private static final String OPERATORS = "=!<>~(),";

    enum Kind {
        WORD,
        QUOTED,
        OPERATOR
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    static List<JqlToken> read(String jql) {
        List<JqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < jql.length()) {
            char c = jql.charAt(at);
            int start = at;
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                at = quoted(jql, start, tokens);
            } else if (OPERATORS.indexOf(c) >= 0) {
                at++;
                tokens.add(new JqlToken(Kind.OPERATOR, jql.substring(start, at), start + 1));
            } else {
                while (at < jql.length() && isPartOfWord(jql.charAt(at))) {
                    at++;
                }
                tokens.add(new JqlToken(Kind.WORD, jql.substring(start, at), start + 1));
            }
        }
        return tokens;
    }

    private static boolean isPartOfWord(char c) {
        return !Character.isWhitespace(c) && c != '"' && c != '\'' && OPERATORS.indexOf(c) < 0;
    }

    private static int quoted(String jql, int start, List<JqlToken> tokens) {
        char quote = jql.charAt(start);
        StringBuilder text = new StringBuilder();
        for (int at = start + 1; at < jql.length(); at++) {
            char c = jql.charAt(at);
            if (c == quote) {
                tokens.add(new JqlToken(Kind.QUOTED, text.toString(), start + 1));
                return at + 1;
            }
            if (c == '\\' && at + 1 < jql.length()) {
                c = jql.charAt(++at);
            }
            text.append(c);
        }
        throw JiraRefusal.sentence(
                400,
                "Error in the JQL Query: The quoted string '" + text + "' has not been completed. (line 1, character "
                        + (start + 1) + ")");
    }
}
