package dev.juncture.sandbox.jira;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names in the language of the caller's profile. Jira translates the names of issue types, statuses and priorities that it
 * brings along, and returns the original as {@code untranslatedName}.
 */
public final class Translations {
    private static final Map<String, Map<String, String>> LANGUAGES = Map.of(
            "en",
            Map.of(),
            "nl",
            Map.ofEntries(
                    Map.entry("To Do", "Te doen"),
                    Map.entry("In Progress", "In uitvoering"),
                    Map.entry("In Review", "In beoordeling"),
                    Map.entry("Done", "Gereed"),
                    Map.entry("Story", "Verhaal"),
                    Map.entry("Task", "Taak"),
                    Map.entry("Bug", "Fout"),
                    Map.entry("Sub-task", "Subtaak"),
                    Map.entry("Highest", "Hoogst"),
                    Map.entry("High", "Hoog"),
                    Map.entry("Medium", "Middel"),
                    Map.entry("Low", "Laag"),
                    Map.entry("Lowest", "Laagst")));

    private Translations() {}

    public static boolean include(String language) {
        return LANGUAGES.containsKey(language);
    }

    /** Replaces the name of an item by its translation, if there is one. */
    public static Map<String, @Nullable Object> translate(JiraCall call, Map<String, @Nullable Object> item) {
        String name = String.valueOf(item.get("name"));
        String translated = LANGUAGES.get(call.language()).get(name);
        if (translated != null) {
            item.put("name", translated);
            item.put("untranslatedName", name);
        }
        return item;
    }
}
