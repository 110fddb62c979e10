package dev.juncture.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** JSON can spell half a surrogate pair, UTF-8 cannot: such a text could be neither stored nor sent on. */
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
