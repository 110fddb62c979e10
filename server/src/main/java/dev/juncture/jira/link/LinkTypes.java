package dev.juncture.jira.link;

import dev.juncture.error.ApiException;
import dev.juncture.jira.name.NameRule;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The types of links of a site, and what a phrase such as {@code is blocked by} means. */
final class LinkTypes {
    private final List<JsonNode> types;

    /** @param types as Jira lists them */
    LinkTypes(JsonNode types) {
        this.types = types.path("issueLinkTypes").valueStream().toList();
    }

    /** @param isInward whether the first issue is the one that the relation acts on */
    record Meaning(String typeId, boolean isInward) {}

    private record Phrase(JsonNode type, String phrase, boolean isInward) {}

    /** A type as a refusal shows it. */
    record Candidate(String id, String name, String outward, String inward) {
        static Candidate of(JsonNode type) {
            return new Candidate(text(type, "id"), text(type, "name"), text(type, "outward"), text(type, "inward"));
        }
    }

    /**
     * Returns the type and the direction that a phrase means. The name of a type means its outward phrase.
     *
     * @param phrase the name of a type, or one of its two phrases
     * @throws ApiException {@code invalid_request} with the candidates, unless it means exactly one
     */
    Meaning of(String phrase) {
        List<Phrase> called = NameRule.called(phrases(), known -> List.of(known.phrase()), phrase);
        List<Meaning> meant = called.stream()
                .map(known -> new Meaning(text(known.type(), "id"), known.isInward()))
                .distinct()
                .toList();
        List<String> ids = meant.stream().map(Meaning::typeId).distinct().toList();
        if (ids.isEmpty()) {
            throw ApiException.invalidField(
                            "link_type", "must be the name of a link type or one of its phrases, such as is blocked by")
                    .with("candidates", candidates(types));
        }
        if (ids.size() > 1) {
            throw ApiException.invalidField("link_type", "is the name of several types of links: send link_type_id")
                    .with(
                            "candidates",
                            candidates(
                                    called.stream().map(Phrase::type).distinct().toList()));
        }
        // A symmetric type has one phrase for both directions.
        return new Meaning(ids.get(0), meant.stream().allMatch(Meaning::isInward));
    }

    private List<Phrase> phrases() {
        return types.stream()
                .flatMap(type -> Stream.concat(
                        Stream.concat(NameRule.names(type).stream(), Stream.of(text(type, "outward")))
                                .map(phrase -> new Phrase(type, phrase, false)),
                        Stream.of(new Phrase(type, text(type, "inward"), true))))
                .toList();
    }

    private static List<Candidate> candidates(List<JsonNode> types) {
        return types.stream().map(Candidate::of).toList();
    }

    private static String text(JsonNode type, String property) {
        return type.path(property).asString("");
    }
}
