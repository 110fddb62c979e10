package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** Renders any exception as an error answer. */
public final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final String FAILED = "Juncture failed unexpectedly: report the request_id to its operator.";

    private final JsonMapper json;

    public ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Returns the refusal for a status that an edge decides by itself, before or after the router. */
    static ApiException ofEdge(int status) {
        if (status == 501) {
            // Tomcat does not know the method, or an encoding of the body.
            return new ApiException(
                    ErrorCode.METHOD_NOT_ALLOWED, "No route has this method: see the routes in /openapi.json.");
        }
        if (status >= 500) {
            return new ApiException(new ErrorCode(ErrorCode.INTERNAL_ERROR.code(), status), FAILED);
        }
        if (status == 408) {
            return new ApiException(
                    new ErrorCode(ErrorCode.INVALID_REQUEST.code(), status),
                    "The body did not arrive in time: send it again at once.");
        }
        ErrorCode row = status == 404 ? ErrorCode.NOT_FOUND : ErrorCode.INVALID_REQUEST;
        return new ApiException(
                new ErrorCode(row.code(), status),
                "This is not a request that Juncture can read: check its path and headers.");
    }

    /** Returns the refusal for an exception. Logs it when it is a defect of Juncture. */
    public ApiException asRefusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refusal) {
                return refusal;
            }
            if (isStorageUnavailable(cause)) {
                log.atWarn()
                        .addKeyValue("cause", cause.getClass().getSimpleName())
                        .log("PostgreSQL or Redis cannot be reached: the request is answered 503");
                return new ApiException(
                                ErrorCode.UNAVAILABLE, "Juncture cannot reach its storage: try again in a moment.")
                        .retryAfter(Duration.ofSeconds(2));
            }
            if (cause instanceof UncheckedIOException) {
                return new ApiException(
                        ErrorCode.INVALID_REQUEST,
                        "The connection closed before the whole request arrived: send it again.");
            }
        }
        log.error("a request failed because of a defect in Juncture", thrown);
        return new ApiException(ErrorCode.INTERNAL_ERROR, FAILED);
    }

    public Response answer(ApiException refusal, String requestId) {
        return answer(refusal, requestId, Optional.empty());
    }

    /** @param fix the page on which the user renews the consent */
    Response answer(ApiException refusal, String requestId, Optional<URI> fix) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", refusal.getMessage());
        body.put("code", refusal.code().code());
        body.put("request_id", requestId);
        if (refusal.code().needsReauthorization()) {
            body.put("needs_reauthorization", true);
        }
        fix.ifPresent(page -> body.put("fix_url", page));
        if (!refusal.details().isEmpty()) {
            body.put("details", refusal.details());
        }
        Response answer =
                Response.bytes(refusal.code().status(), MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(body));
        if (answer.status() == 401) {
            answer.headers().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.details().get("allowed_methods") instanceof List<?> methods) {
            answer.headers().set(HttpHeaders.ALLOW, StringUtils.collectionToDelimitedString(methods, ", "));
        }
        refusal.retryAfter()
                .ifPresent(
                        delay -> answer.headers().set(HttpHeaders.RETRY_AFTER, String.valueOf(WholeSeconds.of(delay))));
        return answer;
    }

    /** Covers PostgreSQL and Redis: Spring translates the exceptions of their drivers. */
    private static boolean isStorageUnavailable(Throwable cause) {
        return cause instanceof NonTransientDataAccessResourceException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof RedisSystemException
                || cause instanceof TransactionException;
    }
}
