package dev.juncture.jira.comment;

import dev.juncture.error.ApiException;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.operation.Nulls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A comment as Jira takes it: the text, and who may read it.
 *
 * @param json with {@code body}, and {@code visibility} and {@code properties} where it has them
 */
public record NewComment(ObjectNode json) {
    /** The property that marks internal comments of a service project. */
    private static final String PUBLIC = "sd.public.comment";

    /**
     * Returns the comment of a request that may have none.
     *
     * @param isPublic for service projects: false for an internal comment
     * @throws ApiException {@code invalid_request} for a blank comment, and for a restriction without a comment
     */
    public static Optional<NewComment> optional(
            @Nullable Markdown comment,
            @Nullable AdfDocument document,
            @Nullable Visibility visibility,
            @Nullable Boolean isPublic,
            @Nullable List<CommentProperty> properties) {
        if (comment == null && document == null) {
            if (visibility != null || isPublic != null || properties != null) {
                throw ApiException.invalidField(
                        "comment",
                        "is required when you send visibility, public or properties; you can send comment_adf instead");
            }
            return Optional.empty();
        }
        if (comment != null && document != null) {
            throw ApiException.invalidField("comment_adf", "has the same meaning as comment: send one of them");
        }
        if (comment != null && comment.isBlank()) {
            throw ApiException.invalidField("comment", "must not be blank");
        }
        AdfDocument text = document == null ? MarkdownToAdf.convert(comment) : document;
        if (document == null && text.json().path("content").isEmpty()) {
            throw ApiException.invalidField("comment", "must have a text: Jira takes no empty comment");
        }
        return Optional.of(new NewComment(JsonNodeFactory.instance.objectNode().set("body", text.json()))
                .restricted(visibility, isPublic, properties));
    }

    /** @throws ApiException {@code invalid_request} for null, which could mean that customers see the comment, or not */
    public static void requireChoice(Nulls nulls) {
        if (nulls.has("jsd_public")) {
            throw ApiException.invalidField("public", "must be true or false");
        }
    }

    /**
     * Returns this comment with a restriction.
     *
     * @param isPublic for service projects: false for an internal comment
     * @throws ApiException {@code invalid_request} when the property of a service project contradicts {@code isPublic}
     */
    public NewComment restricted(
            @Nullable Visibility visibility, @Nullable Boolean isPublic, @Nullable List<CommentProperty> properties) {
        ObjectNode restricted = json.deepCopy();
        if (visibility != null) {
            restricted.set("visibility", visibility.json());
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Objects.requireNonNullElse(properties, List.<CommentProperty>of())
                .forEach(property -> add(all, property, isPublic));
        if (isPublic != null && !has(all, PUBLIC)) {
            all.addObject().put("key", PUBLIC).putObject("value").put("internal", !isPublic);
        }
        if (!all.isEmpty()) {
            restricted.set("properties", all);
        }
        return new NewComment(restricted);
    }

    /** Adds this comment to an issue. */
    public void addTo(JiraSite site, String issue) {
        Comments.add(site, issue, json);
    }

    private static boolean has(ArrayNode all, String key) {
        return all.valueStream()
                .anyMatch(property -> key.equals(property.path("key").asString("")));
    }

    private static void add(ArrayNode all, @Nullable CommentProperty property, @Nullable Boolean isPublic) {
        String key = property == null ? null : property.key();
        if (key == null || key.isBlank() || property.value() == null) {
            throw ApiException.invalidField("properties", "must each have a key and a value");
        }
        if (has(all, key)) {
            throw ApiException.invalidField("properties", "must have each key once");
        }
        boolean contradicts = PUBLIC.equals(key)
                && isPublic != null
                && property.value().path("internal").asBoolean(isPublic) == isPublic;
        if (contradicts) {
            throw ApiException.invalidField("public", "contradicts the property " + PUBLIC + ": send one of them");
        }
        all.addObject().put("key", key).set("value", property.value());
    }
}
