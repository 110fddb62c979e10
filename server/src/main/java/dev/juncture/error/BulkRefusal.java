package dev.juncture.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why one item of a bulk operation was not done, in the terms of an error answer.
 *
 * @param status the HTTP status that a request for this item alone would get
 * @param retryAfter in how many seconds another try makes sense
 */
public record BulkRefusal(
        int status,
        String code,
        String error,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfter) {
    /** Describes a refusal as a part of an answer. */
    public static BulkRefusal of(ApiException refusal) {
        return new BulkRefusal(
                refusal.code().status(),
                refusal.code().code(),
                String.valueOf(refusal.getMessage()),
                refusal.details(),
                refusal.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(null));
    }
}
