package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Binds the JSON input of a call to the operation's record, and reports all faults of the input at once. */
final class InputBinder {
    private static final String EXTERNAL_ID = "external_id";
    private static final String IDEMPOTENCY_KEY = "idempotency_key";

    private final JsonMapper json;

    InputBinder(JsonMapper json) {
        this.json = JsonTypes.strict(json);
    }

    /** @throws ApiException {@code invalid_request}, whose {@code details.fields} has one problem per faulty field */
    Object bind(InputSchema schema, Call call) {
        WholeText.require(call.input());
        ObjectNode input = json.createObjectNode().setAll(call.input());
        CallContext context = call.context();
        fillIn(input, schema, EXTERNAL_ID, context.externalId());
        fillIn(input, schema, IDEMPOTENCY_KEY, context.idempotencyKey());
        schema.provide(input, call);
        Map<String, String> faults = new LinkedHashMap<>();
        if (call.unknownNames() == Call.UnknownNames.REFUSED) {
            call.input().propertyNames().stream()
                    .filter(name -> !schema.has(name))
                    .forEach(name -> faults.put(name, "is not a field of this operation"));
        }
        schema.missingFrom(input).forEach(name -> faults.put(name, "is required"));
        Object bound = bind(schema, input, faults);
        if (bound == null || !faults.isEmpty()) {
            throw refusal(faults);
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
        if (value != null && schema.has(name) && !input.has(name)) {
            input.put(name, value);
        }
    }

    private static String problem(JacksonException unreadable) {
        // A message of our own types is written for callers; a message of the JDK's types is not.
        return unreadable instanceof ValueInstantiationException
                        && unreadable.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : JsonTypes.expectation(unreadable);
    }

    private static ApiException refusal(Map<String, String> faults) {
        String names = String.join(", ", faults.keySet());
        boolean allMissing = faults.values().stream().allMatch("is required"::equals);
        String sentence;
        if (faults.size() == 1) {
            sentence = "The field " + names + " " + faults.get(names) + ".";
        } else {
            sentence = "The fields " + names + (allMissing ? " are required." : " are not valid: see details.fields.");
        }
        return new ApiException(ErrorCode.INVALID_REQUEST, sentence).with("fields", faults);
    }
}
