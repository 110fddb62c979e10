package dev.juncture.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way to refuse: a row of the error table and a sentence that says what to do. Only the router renders it. */
public final class ApiException extends RuntimeException {
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

    public static ApiException invalidField(String field, String problem) {
        return new ApiException(ErrorCode.INVALID_REQUEST, "The field " + field + " " + problem + ".")
                .with("fields", Map.of(field, problem));
    }

    /** Adds an entry to the answer's {@code details}. */
    public ApiException with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    public ApiException retryAfter(Duration delay) {
        this.retryAfter = delay;
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** Rounded up, never 0. */
    static long wholeSeconds(Duration delay) {
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }

    Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(ApiException::wholeSeconds);
    }
}
