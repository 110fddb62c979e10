package dev.juncture.error;

/**
 * A row of the error table. Providers add their own rows in their own packages.
 *
 * @param code for programs, in snake case
 * @param status the HTTP status of the answer
 * @param needsReauthorization whether only a new consent of the user helps
 */
public record ErrorCode(String code, int status, boolean needsReauthorization) {
    public static final ErrorCode INVALID_REQUEST = new ErrorCode("invalid_request", 400);
    public static final ErrorCode MISSING_SECRET_KEY = new ErrorCode("missing_secret_key", 401);
    public static final ErrorCode INVALID_SECRET_KEY = new ErrorCode("invalid_secret_key", 401);
    public static final ErrorCode REAUTHORIZATION_REQUIRED = new ErrorCode("reauthorization_required", 403, true);
    public static final ErrorCode DISABLED = new ErrorCode("disabled", 403);
    public static final ErrorCode NOT_FOUND = new ErrorCode("not_found", 404);
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode("method_not_allowed", 405);
    public static final ErrorCode CONFLICT = new ErrorCode("conflict", 409);
    public static final ErrorCode PAYLOAD_TOO_LARGE = new ErrorCode("payload_too_large", 413);
    public static final ErrorCode UNSUPPORTED_MEDIA_TYPE = new ErrorCode("unsupported_media_type", 415);
    public static final ErrorCode RATE_LIMITED = new ErrorCode("rate_limited", 429);
    public static final ErrorCode UNAVAILABLE = new ErrorCode("unavailable", 503);

    /** A defect in Juncture. Only the router uses it, for exceptions that nothing else handles. */
    public static final ErrorCode INTERNAL_ERROR = new ErrorCode("internal_error", 500);

    public ErrorCode(String code, int status) {
        this(code, status, false);
    }
}
