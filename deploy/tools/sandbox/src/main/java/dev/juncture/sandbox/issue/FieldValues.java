package dev.juncture.sandbox.issue;

import dev.juncture.sandbox.field.Field;
import dev.juncture.sandbox.jira.JiraRefusal;
import dev.juncture.sandbox.world.Document;
import dev.juncture.sandbox.world.Option;
import dev.juncture.sandbox.world.TimeTracking;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the values that do not depend on the site: texts, documents, numbers, dates, labels, options. */
final class FieldValues {
    static final int LONGEST_TEXT = 32_767;

    private static final int LONGEST_LINE = 255;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]", Locale.ROOT);

    private FieldValues() {}

    static String line(Field field, JsonNode sent) {
        if (!sent.isString()) {
            throw new InvalidFieldException("Operation value must be a string");
        }
        String text = sent.asString();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new InvalidFieldException("The " + field.name().toLowerCase(Locale.ROOT)
                    + " is invalid because it contains newline characters.");
        }
        if (text.length() > LONGEST_LINE) {
            throw new InvalidFieldException(field.name() + " can't exceed 255 characters.");
        }
        return text;
    }

    static Document document(JsonNode sent) {
        if (!Adf.isDocument(sent)) {
            throw new InvalidFieldException(
                    "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
        if (Adf.hasNumberedMedia(sent)) {
            throw JiraRefusal.sentence(400, "ATTACHMENT_VALIDATION_ERROR");
        }
        // The limit applies to the whole document, not only to its text.
        if (sent.toString().length() > LONGEST_TEXT) {
            throw new InvalidFieldException(
                    "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
        return Document.of(sent);
    }

    static Double number(JsonNode sent) {
        if (!sent.isNumber()) {
            throw new InvalidFieldException("Operation value must be a number");
        }
        return sent.asDouble();
    }

    static Optional<Object> date(JsonNode sent) {
        String text = text(sent);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw new InvalidFieldException("Operation value must be in the format 'yyyy-MM-dd'");
        }
    }

    static Optional<Object> time(JsonNode sent) {
        String text = text(sent);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException unreadable) {
            throw new InvalidFieldException("Operation value must be in the format 'yyyy-MM-dd'T'HH:mm:ss.SSSZ'");
        }
    }

    static List<String> labels(JsonNode sent) {
        List<String> labels = new ArrayList<>();
        for (JsonNode each : array(sent)) {
            String label = text(each);
            if (label.matches(".*\\s.*")) {
                throw new InvalidFieldException("The label '" + label + "' contains spaces which is invalid.");
            }
            if (label.length() > LONGEST_LINE) {
                throw new InvalidFieldException(
                        "The label '" + label + "' exceeds the maximum length for a single label of 255.");
            }
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        labels.sort(null);
        return List.copyOf(labels);
    }

    static Option option(Field field, JsonNode sent) {
        String id = word(sent, "id");
        String value = word(sent, "value");
        if (id.isEmpty() && value.isEmpty()) {
            throw new InvalidFieldException("Specify a valid 'id' or 'name' for " + field.name());
        }
        return field.options().stream()
                .filter(option -> id.isEmpty()
                        ? option.value().equals(value)
                        : option.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException(
                        id.isEmpty()
                                ? "Option value '" + value + "' is not valid"
                                : "Option id '" + id + "' is not valid"));
    }

    static TimeTracking timeTracking(JsonNode sent) {
        long original = TimeTracking.seconds(sent.path("originalEstimate").asString("0m"));
        long remaining = TimeTracking.seconds(sent.path("remainingEstimate")
                .asString(sent.path("originalEstimate").asString("0m")));
        if (original < 0 || remaining < 0) {
            throw new InvalidFieldException(
                    "The original estimate must be specified in the time duration format for example: '4d 5h 30m'");
        }
        return new TimeTracking(original, remaining, 0);
    }

    static List<JsonNode> array(JsonNode sent) {
        if (!sent.isArray()) {
            throw new InvalidFieldException("data was not an array");
        }
        return List.copyOf(sent.values());
    }

    static String text(JsonNode sent) {
        if (!sent.isString()) {
            throw new InvalidFieldException("Operation value must be a string");
        }
        return sent.asString();
    }

    /** Returns a member that is a string, or else an empty string. Jira takes whole numbers as well, for ids. */
    static String word(JsonNode sent, String name) {
        JsonNode value = sent.path(name);
        return value.isString() ? value.asString() : value.isIntegralNumber() ? value.toString() : "";
    }
}
