package dev.juncture.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JQL query as Jira's parser reads it: its quoted values, and all other words. */
record JqlShape(List<String> words, List<String> values) {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|(?<quoted>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|(?<word>[^\\s\"'()=,<>!~]+"
                    + "|[()=,<>!~])",
            Pattern.DOTALL);

    static JqlShape of(String jql) {
        List<String> words = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Matcher token = TOKEN.matcher(jql);
        int end = 0;
        while (token.lookingAt()) {
            if (token.group("quoted") != null) {
                words.add("value");
                values.add(unescaped(token.group("quoted")));
            } else if (token.group("word") != null) {
                words.add(token.group("word").toLowerCase(Locale.ROOT));
            }
            end = token.end();
            token.region(end, jql.length());
        }
        if (end != jql.length()) {
            throw new AssertionError("no JQL from character " + end + ": " + jql);
        }
        return new JqlShape(words, values);
    }

    private static String unescaped(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
