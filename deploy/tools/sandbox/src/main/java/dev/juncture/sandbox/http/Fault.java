package dev.juncture.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that goes wrong on demand. Made by a factory method and narrowed by {@link #on} and {@link #times}:
 * {@code Fault.status(503).on("POST", "/oauth/token").times(2)}.
 *
 * @param method the method it meets, or {@code *}
 * @param path a path prefix, or a regular expression when it starts with {@code ^}
 * @param times how many requests it meets; 0 means until it is cleared
 * @param latency the wait of a {@link Kind#LATENCY}
 * @param status the status of {@link Kind#STATUS} and {@link Kind#HTML}
 * @param reason the {@code RateLimit-Reason} of a {@link Kind#RATE_LIMIT}, or {@code gateway} for the gateway's own limit
 * @param retryAfter what {@code Retry-After} says; empty leaves the header out
 * @param executes whether the request is carried out all the same, so that only its answer suffers
 * @param given the answer of {@link Kind#ANSWER}
 * @param query parameters that the request must have
 */
public record Fault(
        String method,
        String path,
        Kind kind,
        int times,
        Duration latency,
        int status,
        String reason,
        Optional<Duration> retryAfter,
        boolean executes,
        Optional<Answer> given,
        Map<String, String> query) {

    public enum Kind {
        LATENCY,
        HOLD,
        STATUS,
        RATE_LIMIT,
        RESET,
        TRUNCATE,
        HTML,
        ANSWER
    }

    public Fault {
        if (times < 0 || latency.isNegative()) {
            throw new IllegalArgumentException("times and latency cannot be negative");
        }
        if (path.startsWith("^")) {
            Pattern.compile(path);
        }
        query = Map.copyOf(query);
    }

    /** Delays the answer. */
    public static Fault latency(Duration latency) {
        return of(Kind.LATENCY, latency, 0, "", false);
    }

    /** Makes requests wait until {@link ActiveFault#release}. */
    public static Fault hold() {
        return of(Kind.HOLD, Duration.ZERO, 0, "", false);
    }

    /** Sends an error with this status in place of the answer. */
    public static Fault status(int status) {
        return of(Kind.STATUS, Duration.ZERO, status, "", false);
    }

    /** Answers 429 with the headers that Jira sends, and with a reason such as {@code jira-burst-based}. */
    public static Fault rateLimit(String reason) {
        return of(Kind.RATE_LIMIT, Duration.ZERO, 429, reason, false);
    }

    /** Closes the connection without an answer. */
    public static Fault reset() {
        return of(Kind.RESET, Duration.ZERO, 0, "", false);
    }

    /** Executes the request and sends half of its answer. */
    public static Fault truncate() {
        return of(Kind.TRUNCATE, Duration.ZERO, 0, "", true);
    }

    /** Sends an HTML page in place of JSON. */
    public static Fault html(int status) {
        return of(Kind.HTML, Duration.ZERO, status, "", false);
    }

    /** Sends any answer of Jira, mostly a refusal with its own text. */
    public static Fault answer(int status, String contentType, String body) {
        Answer given = Answer.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        return new Fault(
                "*",
                "/",
                Kind.ANSWER,
                0,
                Duration.ZERO,
                status,
                "",
                Optional.empty(),
                false,
                Optional.of(given),
                Map.of());
    }

    private static Fault of(Kind kind, Duration latency, int status, String reason, boolean executes) {
        return new Fault(
                "*", "/", kind, 0, latency, status, reason, Optional.empty(), executes, Optional.empty(), Map.of());
    }

    public Fault on(String method, String path) {
        return new Fault(method, path, kind, times, latency, status, reason, retryAfter, executes, given, query);
    }

    /** Affects only requests with these parameters, such as those of one page of a list. */
    public Fault with(Map<String, String> parameters) {
        return new Fault(method, path, kind, times, latency, status, reason, retryAfter, executes, given, parameters);
    }

    public Fault on(String path) {
        return on("*", path);
    }

    public Fault times(int times) {
        return new Fault(method, path, kind, times, latency, status, reason, retryAfter, executes, given, query);
    }

    /** Adds a {@code Retry-After} header, in whole seconds. */
    public Fault retryAfter(Duration delay) {
        return new Fault(
                method, path, kind, times, latency, status, reason, Optional.of(delay), executes, given, query);
    }

    /** Executes the request before the fault, so its answer is late or lost. */
    public Fault afterwards() {
        return new Fault(method, path, kind, times, latency, status, reason, retryAfter, true, given, query);
    }

    boolean meets(Request request) {
        boolean here = path.startsWith("^")
                ? Pattern.compile(path).matcher(request.path()).find()
                : request.path().startsWith(path);
        return here
                && (method.equals("*") || method.equalsIgnoreCase(request.method()))
                && query.entrySet().stream()
                        .allMatch(wanted -> request.query().all(wanted.getKey()).contains(wanted.getValue()));
    }

    /** Returns whether the fault changes or replaces the sandbox's own answer. */
    boolean spoilsAnswer() {
        return kind != Kind.LATENCY && kind != Kind.HOLD;
    }

    /** Returns the answer that replaces the sandbox's own one, for the kinds that have one. */
    Optional<Answer> replacement(Instant now) {
        return switch (kind) {
            case STATUS ->
                Optional.of(withRetryAfter(Answer.json(
                        status,
                        Json.object(
                                "errorMessages", new String[] {"Internal server error"}, "errors", Json.object()))));
            case RATE_LIMIT -> Optional.of(withRetryAfter(tooMany(now)));
            case ANSWER -> given.map(this::withRetryAfter);
            case HTML ->
                Optional.of(
                        Answer.html(
                                status,
                                "<!doctype html><html><head><title>Sorry</title></head><body>Something went wrong.</body></html>"));
            default -> Optional.empty();
        };
    }

    private Answer tooMany(Instant now) {
        boolean gateway = reason.equals("gateway");
        String reset = now.plus(retryAfter.orElse(Duration.ofMinutes(1)))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        // Jira has sent HTML here, so a client must not expect JSON.
        Answer answer = Answer.of(
                        429,
                        "text/html",
                        "<html><body>Too many requests</body></html>".getBytes(StandardCharsets.UTF_8))
                .with("X-RateLimit-Limit", gateway ? "360000" : "350")
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-NearLimit", "true")
                .with("X-RateLimit-Reset", reset);
        if (gateway) {
            return answer.with("X-Failure-Category", "FAILURE_CLIENT_RATE_LIMITED");
        }
        String policy = switch (reason) {
            case "jira-quota-global-based" -> "\"global-app-quota\";q=65000;w=3600";
            case "jira-quota-tenant-based" -> "\"tenant-app-quota\";q=65000;w=3600";
            default -> "\"" + reason + "\";q=350;w=1";
        };
        String bucket = policy.substring(0, policy.indexOf(';'));
        long seconds = retryAfter.orElse(Duration.ofMinutes(1)).toSeconds();
        return answer.with("RateLimit-Reason", reason)
                .with("RateLimit-Policy", policy)
                .with("RateLimit", bucket + ";r=0;t=" + seconds);
    }

    private Answer withRetryAfter(Answer answer) {
        return retryAfter
                .map(delay -> answer.with("Retry-After", String.valueOf(delay.toSeconds())))
                .orElse(answer);
    }
}
