package dev.juncture.sandbox.search;

import dev.juncture.sandbox.field.Fields;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Issue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Searches for words: all of them in any order, a phrase in quotation marks, a prefix with an asterisk. */
final class JqlText {
    /** The fields that {@code text ~} searches. */
    private static final List<String> TEXT_FIELDS =
            List.of("summary", "description", "environment", Fields.CUSTOMER, Fields.ROOT_CAUSE, Fields.REGION);

    private JqlText() {}

    static Predicate<Issue> contains(String field, String query) {
        List<String> fields = field.equals("text") ? TEXT_FIELDS : List.of(field);
        String wanted = query.trim().toLowerCase(Locale.ROOT);
        if (wanted.length() > 1 && wanted.startsWith("\"") && wanted.endsWith("\"")) {
            String phrase = String.join(" ", words(wanted));
            return issue -> (" " + String.join(" ", words(text(issue, fields))) + " ").contains(" " + phrase + " ");
        }
        List<String> words = Stream.of(wanted.split("[^\\p{L}\\p{N}*]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return issue -> {
            List<String> there = words(text(issue, fields));
            return words.stream().allMatch(word -> there.stream().anyMatch(known -> matches(known, word)));
        };
    }

    private static boolean matches(String known, String word) {
        return word.endsWith("*") ? known.startsWith(word.substring(0, word.length() - 1)) : known.equals(word);
    }

    private static String text(Issue issue, List<String> fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            Object value = issue.values().get(field);
            text.append(value instanceof Document document ? document.words() : value == null ? "" : value)
                    .append(' ');
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
