package dev.juncture.jira.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** An issue in a list. An assignee or a priority that is missing is left out. */
@JsonDeserialize(using = Ticket.Json.class)
public record Ticket(
        String id,
        String key,
        @Nullable String summary,
        @Nullable String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String assignee,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String priority,
        @Nullable String created,
        @Nullable String updated) {

    /** The Jira fields that a ticket is made of. */
    public static final List<String> FIELDS =
            List.of("summary", "status", "assignee", "priority", "created", "updated");

    /**
     * Reads a ticket from Jira's issue while the text passes by: nothing is built for what a ticket does not have. A value of an
     * unexpected type counts as missing.
     */
    static final class Json extends StdDeserializer<Ticket> {
        Json() {
            super(Ticket.class);
        }

        @Override
        public Ticket deserialize(JsonParser json, DeserializationContext context) {
            Found found = new Found();
            each(json, name -> found.read(name, json));
            return found.ticket();
        }

        @Override
        public Ticket getNullValue(DeserializationContext context) {
            return new Found().ticket();
        }

        /** What has been read so far. */
        private static final class Found {
            private @Nullable String id;
            private @Nullable String key;
            private @Nullable String summary;
            private @Nullable String status;
            private @Nullable String assignee;
            private @Nullable String priority;
            private @Nullable String created;
            private @Nullable String updated;

            void read(String name, JsonParser json) {
                switch (name) {
                    case "id" -> id = text(json);
                    case "key" -> key = text(json);
                    case "fields" -> each(json, field -> readField(field, json));
                    default -> json.skipChildren();
                }
            }

            private void readField(String name, JsonParser json) {
                switch (name) {
                    case "summary" -> summary = text(json);
                    case "status" -> status = textIn(json, "name");
                    case "assignee" -> assignee = textIn(json, "displayName");
                    case "priority" -> priority = textIn(json, "name");
                    case "created" -> created = text(json);
                    case "updated" -> updated = text(json);
                    default -> json.skipChildren();
                }
            }

            Ticket ticket() {
                return new Ticket(
                        id == null ? "" : id,
                        key == null ? "" : key,
                        summary,
                        status,
                        assignee,
                        priority,
                        created,
                        updated);
            }
        }

        /** Calls {@code reader} at the value of each property. It must leave the parser at the end of that value. */
        private static void each(JsonParser json, Consumer<String> reader) {
            if (!json.isExpectedStartObjectToken()) {
                json.skipChildren();
                return;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                reader.accept(name);
            }
        }

        private static @Nullable String text(JsonParser json) {
            json.skipChildren();
            JsonToken value = json.currentToken();
            return value.isScalarValue() && value != JsonToken.VALUE_NULL ? json.getString() : null;
        }

        private static @Nullable String textIn(JsonParser json, String name) {
            String[] text = {null};
            each(json, property -> {
                if (property.equals(name)) {
                    text[0] = text(json);
                } else {
                    json.skipChildren();
                }
            });
            return text[0];
        }
    }
}
