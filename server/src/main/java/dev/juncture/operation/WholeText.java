package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Refuses half surrogate pairs: JSON can spell them, UTF-8 cannot, so they could be neither stored nor sent on. */
final class WholeText {
    private WholeText() {}

    static void require(JsonNode tree) {
        boolean whole = tree.isObject()
                ? tree.propertyNames().stream().allMatch(WholeText::isWhole)
                : !tree.isString() || isWhole(tree.stringValue());
        if (!whole) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST, "The body holds half of a surrogate pair: send whole characters.");
        }
        tree.forEach(WholeText::require);
    }

    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
