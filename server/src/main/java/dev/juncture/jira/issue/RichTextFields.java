package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfPatch;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.site.JiraSite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the Markdown in {@code fields} into documents, where Jira has documents: in custom fields of several lines and in
 * {@code environment}. A value that is no text goes to Jira as it is.
 */
final class RichTextFields {
    private RichTextFields() {}

    /** Returns the fields of a new issue. */
    static @Nullable ObjectNode created(Lookup names, @Nullable ObjectNode given) {
        return written(given, richTexts(names, given), (field, markdown) -> MarkdownToAdf.convert(markdown));
    }

    /** Returns the fields of an issue that exists. Documents keep what the Markdown does not change. */
    static @Nullable ObjectNode edited(Lookup names, @Nullable ObjectNode given, JiraSite site, String issue) {
        Map<String, String> richTexts = richTexts(names, given);
        if (richTexts.isEmpty()) {
            return given;
        }
        JsonNode stored = Issues.fields(site, issue, richTexts.values());
        return written(given, richTexts, (field, markdown) -> AdfPatch.apply(stored.path(field), markdown));
    }

    /** Returns the ids of the fields whose text is Markdown, by the names that the caller used. */
    private static Map<String, String> richTexts(Lookup names, @Nullable ObjectNode given) {
        Map<String, String> richTexts = new LinkedHashMap<>();
        if (given != null) {
            given.properties().stream()
                    .filter(field -> field.getValue().isString())
                    .forEach(field -> names.richTextField(field.getKey())
                            .ifPresent(id -> richTexts.put(field.getKey(), id)));
        }
        return richTexts;
    }

    private static @Nullable ObjectNode written(
            @Nullable ObjectNode given,
            Map<String, String> richTexts,
            BiFunction<String, Markdown, AdfDocument> toDocument) {
        if (given == null || richTexts.isEmpty()) {
            return given;
        }
        ObjectNode written = given.deepCopy();
        richTexts.forEach((name, id) -> written.set(
                name, toDocument.apply(id, markdown(name, given.path(name).stringValue())).json()));
        return written;
    }

    private static Markdown markdown(String field, String text) {
        try {
            return new Markdown(text);
        } catch (IllegalArgumentException tooLong) {
            throw ApiException.invalidField("fields", String.valueOf(tooLong.getMessage())).with("field", field);
        }
    }
}
