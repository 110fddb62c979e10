package dev.juncture.http;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an input record asks for: a component that is not {@link Nullable} is required, and may be given by an alias. */
final class Fields {
    private final Class<?> type;
    private final Map<String, Boolean> requiredByName = new LinkedHashMap<>();
    private final Map<String, List<String>> aliases = new LinkedHashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();
    private final List<String> fromBrowserCookie = new ArrayList<>();
    private @Nullable String upload;

    Fields(Class<?> type) {
        this.type = type;
        for (RecordComponent component :
                Optional.ofNullable(type.getRecordComponents()).orElseThrow(() -> notARecord(type))) {
            String name = snakeCase(component.getName());
            JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
            requiredByName.put(name, !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            aliases.put(name, alias == null ? List.of() : List.of(alias.value()));
            types.put(name, component.getType());
            aliases.get(name).forEach(other -> types.put(other, component.getType()));
            RequiredUnless unless = component.getAnnotation(RequiredUnless.class);
            if (unless != null) {
                requiredByName.put(name, true);
                aliases.put(name, List.of(unless.value()));
            }
            if (component.getType() == Upload.class) {
                upload = name;
            }
            if (component.isAnnotationPresent(FromBrowserCookie.class)) {
                fromBrowserCookie.add(name);
            }
        }
    }

    Class<?> type() {
        return type;
    }

    /** The field that is the body itself, if there is one. */
    @Nullable
    String upload() {
        return upload;
    }

    List<String> fromBrowserCookie() {
        return fromBrowserCookie;
    }

    /** What came as text, as everything outside a body does. */
    void put(ObjectNode given, String name, String text) {
        Expected.put(given, name, text, types.getOrDefault(name, String.class));
    }

    /** Names every missing field at once. */
    void requireAll(ObjectNode given) {
        Map<String, Object> missing = new LinkedHashMap<>();
        requiredByName.forEach((name, required) -> {
            if (required
                    && isMissing(given.get(name))
                    && aliases.get(name).stream().map(given::get).allMatch(Fields::isMissing)) {
                missing.put(name, "is required");
            }
        });
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.keySet());
            String sentence = missing.size() == 1 ? "The field %s is required." : "The fields %s are required.";
            throw new ApiException(ErrorCode.INVALID_REQUEST, sentence.formatted(names)).with("fields", missing);
        }
    }

    private static boolean isMissing(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isString() && !StringUtils.hasText(value.stringValue()));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static IllegalStateException notARecord(Class<?> type) {
        return new IllegalStateException(type + " is no record: " + Arrays.toString(type.getInterfaces()));
    }
}
