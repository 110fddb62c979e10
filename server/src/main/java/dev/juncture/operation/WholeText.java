package dev.juncture.operation;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
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
                    ErrorCode.INVALID_REQUEST,
                    "The body has an incomplete Unicode character (half of a surrogate pair).");
        }
        tree.forEach(WholeText::require);
    }

    /** Does not encode the text to find out, because that would take as much memory again. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isSurrogate(each)) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(each, text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
