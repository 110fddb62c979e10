package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.AdfPatch;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.name.Lookup;
import dev.juncture.jira.site.JiraSite;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the Markdown in {@code fields} into documents, where Jira has documents: in custom fields of several lines and in
 * {@code environment}. A value that is no text goes to Jira as it is.
 */
final class RichTextFields {
    private RichTextFields() {}

    /**
     * Returns the fields of a new issue.
     *
     * @param given by id
     */
    static ObjectNode created(Lookup names, ObjectNode given) {
        return written(given, richTexts(names, given), (field, markdown) -> MarkdownToAdf.convert(markdown));
    }

    /**
     * Returns the fields of an issue that exists. Documents keep what the Markdown does not change.
     *
     * @param given by id
     */
    static ObjectNode edited(Lookup names, ObjectNode given, JiraSite site, String issue) {
        List<String> richTexts = richTexts(names, given);
        if (richTexts.isEmpty()) {
            return given;
        }
        JsonNode stored = Issues.fields(site, issue, richTexts);
        return written(given, richTexts, (field, markdown) -> AdfPatch.apply(stored.path(field), markdown));
    }

    /** Returns the ids of the fields whose text is Markdown. */
    private static List<String> richTexts(Lookup names, ObjectNode given) {
        return given.properties().stream()
                .filter(field -> field.getValue().isString())
                .map(Map.Entry::getKey)
                .filter(names::isRichText)
                .toList();
    }

    private static ObjectNode written(
            ObjectNode given, List<String> richTexts, BiFunction<String, Markdown, AdfDocument> toDocument) {
        ObjectNode written = given.deepCopy();
        richTexts.forEach(field -> written.set(
                field,
                toDocument
                        .apply(field, markdown(field, given.path(field).stringValue()))
                        .json()));
        return written;
    }

    private static Markdown markdown(String field, String text) {
        try {
            return new Markdown(text);
        } catch (IllegalArgumentException tooLong) {
            throw ApiException.invalidField("fields", String.valueOf(tooLong.getMessage()))
                    .with("field", field);
        }
    }
}
