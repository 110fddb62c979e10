package dev.juncture.error;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: a row of the error table and one sentence that says what happened and what to do. Operations throw it; the
 * router turns it into an answer.
 */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient Map<String, Object> details = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    public ApiException(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public ApiException(ErrorCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /**
     * Refuses one input field.
     *
     * @param problem follows the field's name in the sentence, for example {@code must be a list}
     */
    public static ApiException invalidField(String field, String problem) {
        return new ApiException(ErrorCode.INVALID_REQUEST, "The field " + field + " " + problem + ".")
                .with("fields", Map.of(field, problem));
    }

    /** Adds an entry to the {@code details} of the answer. */
    public final ApiException with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    /** Sets how long the caller should wait before the next try. */
    public final ApiException retryAfter(Duration delay) {
        this.retryAfter = delay;
        return this;
    }

    public final ErrorCode code() {
        return code;
    }

    /** Returns the entries in the order in which they were added, which is the same in every process. */
    public final Map<String, Object> details() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
