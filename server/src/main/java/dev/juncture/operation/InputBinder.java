package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Binds the input of a call to the operation's record, and reports all faults of the input at once. */
final class InputBinder {
    private static final String EXTERNAL_ID = "external_id";
    private static final String IDEMPOTENCY_KEY = "idempotency_key";

    private final JsonMapper json;

    InputBinder(JsonMapper json) {
        this.json = JsonTypes.strict(json);
    }

    /** @throws ApiException {@code invalid_request}, whose {@code details.fields} has one problem per faulty field */
    Object bind(InputSchema schema, Call call) {
        ObjectNode input = json.createObjectNode().setAll(call.input().fields());
        WholeText.require(input);
        CallContext context = call.context();
        fillIn(input, schema, EXTERNAL_ID, context.externalId());
        if (context.idempotencyKey() != null && !schema.has(IDEMPOTENCY_KEY) && !schema.takesContent()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "This operation has no idempotency key, so a second call would run again: send no Idempotency-Key.");
        }
        fillIn(input, schema, IDEMPOTENCY_KEY, context.idempotencyKey());
        UnknownNames unknown = call.input().unknown();
        Map<String, String> missing = schema.missingFrom(input);
        Map<String, String> faults = new LinkedHashMap<>(unknown.faults());
        faults.putAll(missing);
        schema.provide(input, context, call.content());
        Object bound = bind(schema, input, faults);
        if (bound == null || !faults.isEmpty()) {
            throw refusal(faults, unknown, missing);
        }
        return bound;
    }

    /** Binds again without the field at fault after each fault, until no further one is found. */
    private @Nullable Object bind(InputSchema schema, ObjectNode input, Map<String, String> faults) {
        while (true) {
            try {
                return json.treeToValue(input, schema.type());
            } catch (JacksonException unreadable) {
                String field = unreadable.getPath().isEmpty()
                        ? null
                        : unreadable.getPath().get(0).getPropertyName();
                faults.putIfAbsent(field == null ? "body" : field, problem(unreadable));
                if (field == null || input.remove(field) == null) {
                    return null;
                }
            }
        }
    }

    private static void fillIn(ObjectNode input, InputSchema schema, String name, @Nullable String value) {
        if (value == null || !schema.has(name)) {
            return;
        }
        JsonNode given = input.get(name);
        if (given == null) {
            input.put(name, value);
        } else if (!given.isNull() && !value.equals(given.asString(""))) {
            throw ApiException.invalidField(name, "has another value than the header: send one");
        }
    }

    private static String problem(JacksonException unreadable) {
        // A message of our own types is written for callers; a message of the JDK's types is not.
        return unreadable instanceof ValueInstantiationException
                        && unreadable.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : JsonTypes.expectation(unreadable);
    }

    private static ApiException refusal(Map<String, String> faults, UnknownNames unknown, Map<String, String> missing) {
        ApiException refusal =
                new ApiException(ErrorCode.INVALID_REQUEST, sentence(faults, unknown, missing)).with("fields", faults);
        return unknown.more() == 0 ? refusal : refusal.with("more_unknown_fields", unknown.more());
    }

    private static String sentence(Map<String, String> faults, UnknownNames unknown, Map<String, String> missing) {
        if (faults.size() == 1) {
            Map.Entry<String, String> only = faults.entrySet().iterator().next();
            return "The field %s %s.".formatted(only.getKey(), only.getValue());
        }
        String names = faults.keySet().stream().map(unknown::label).collect(Collectors.joining(", "));
        String more = unknown.more() == 0 ? "" : " and " + unknown.more() + " more";
        String problem;
        if (faults.equals(missing)) {
            problem = "are required.";
        } else if (faults.equals(unknown.faults())) {
            problem = "are not fields of this operation.";
        } else {
            problem = "are not valid: see details.fields.";
        }
        return "The fields " + names + more + " " + problem;
    }
}
