package dev.juncture.provider;

import dev.juncture.error.ErrorCode;

/** Rows of the error table that every provider uses. */
public final class ProviderErrors {
    public static final ErrorCode UNKNOWN_PROVIDER = new ErrorCode("unknown_provider", 400);
    public static final ErrorCode CONSENT_DECLINED = new ErrorCode("consent_declined", 400);
    public static final ErrorCode AUTHORIZATION_FAILED = new ErrorCode("authorization_failed", 400);
    public static final ErrorCode REFRESH_TOKEN_MISSING = new ErrorCode("refresh_token_missing", 400);
    public static final ErrorCode PROVIDER_MISCONFIGURED = new ErrorCode("provider_misconfigured", 502);

    private ProviderErrors() {}
}
