package dev.juncture.jira.name;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rule by which a name that a caller sends means items of Jira. */
public final class NameRule {
    private NameRule() {}

    /**
     * Returns the names of an item: the one in the language of the connection's user, and the one from before its
     * translation.
     */
    public static List<String> names(JsonNode item) {
        return Stream.of("name", "untranslatedName")
                .map(property -> item.path(property).asString(""))
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** Returns the items with exactly this name, else those with this name in other upper or lower case. */
    public static <T> List<T> called(List<T> items, Function<T, List<String>> names, String name) {
        List<T> exactly = those(items, names, name::equals);
        return exactly.isEmpty() ? those(items, names, name.strip()::equalsIgnoreCase) : exactly;
    }

    private static <T> List<T> those(List<T> items, Function<T, List<String>> names, Predicate<String> wanted) {
        return items.stream()
                .filter(item -> names.apply(item).stream().anyMatch(wanted))
                .toList();
    }
}
