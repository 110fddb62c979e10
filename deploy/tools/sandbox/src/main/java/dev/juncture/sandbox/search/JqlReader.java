package dev.juncture.sandbox.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a query into tokens. */
final class JqlReader {
    private static final List<String> OPERATORS =
            List.of("!=", "!~", "<=", ">=", "&&", "||", "=", "<", ">", "~", "(", ")", ",", "!");
    private static final String RESERVED = "?+*/%^$#@[]{};`|&";

    private final String jql;
    private final List<JqlToken> tokens = new ArrayList<>();
    private int at;

    private JqlReader(String jql) {
        this.jql = jql;
    }

    static List<JqlToken> read(String jql) {
        JqlReader reader = new JqlReader(jql);
        while (reader.at < jql.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    private void next() {
        char c = jql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
            return;
        }
        int start = at;
        if (c == '"' || c == '\'') {
            at++;
            add(JqlToken.Kind.QUOTED, quoted(c, start), start);
            return;
        }
        for (String operator : OPERATORS) {
            if (jql.startsWith(operator, at)) {
                at += operator.length();
                add(JqlToken.Kind.OPERATOR, operator, start);
                return;
            }
        }
        add(JqlToken.Kind.WORD, word(), start);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < jql.length() && isPartOfWord(jql.charAt(at))) {
            char c = jql.charAt(at);
            boolean bracketOfCustomField = (c == '[' && word.toString().equalsIgnoreCase("cf"))
                    || (c == ']' && word.toString().toLowerCase(Locale.ROOT).startsWith("cf["));
            if (RESERVED.indexOf(c) >= 0 && !bracketOfCustomField) {
                throw JqlError.syntax(
                        "The character '" + c + "' is a reserved JQL character. You must enclose it in a string or use"
                                + " the escape '\\u" + String.format("%04x", (int) c) + "' instead.",
                        at + 1);
            }
            word.append(c == '\\' ? escape() : c);
            at++;
        }
        return word.toString();
    }

    private String quoted(char quote, int start) {
        StringBuilder text = new StringBuilder();
        while (at < jql.length() && jql.charAt(at) != '\n' && jql.charAt(at) != '\r') {
            char c = jql.charAt(at);
            if (c == quote) {
                at++;
                return text.toString();
            }
            text.append(c == '\\' ? escape() : c);
            at++;
        }
        throw JqlError.syntax("The quoted string '" + text + "' has not been completed.", start + 1);
    }

    /** Returns the character of an escape sequence, and stops at its last character. */
    private char escape() {
        int start = at++;
        char c = at < jql.length() ? jql.charAt(at) : ' ';
        switch (c) {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case '\\', '\'', '"', ' ':
                return c;
            case 'u':
                String digits = jql.substring(at + 1, Math.min(jql.length(), at + 5));
                if (digits.matches("[0-9a-fA-F]{4}")) {
                    at += 4;
                    return (char) Integer.parseInt(digits, 16);
                }
                break;
            default:
                break;
        }
        throw JqlError.syntax(
                "'\\" + c + "' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\", \\t, \\n,"
                        + " \\r, \\\\, '\\ ' and \\uXXXX.",
                start + 1);
    }

    private void add(JqlToken.Kind kind, String text, int start) {
        tokens.add(new JqlToken(kind, text, start + 1));
    }

    private static boolean isPartOfWord(char c) {
        return !Character.isWhitespace(c) && "\"'=!<>~(),".indexOf(c) < 0;
    }
}
