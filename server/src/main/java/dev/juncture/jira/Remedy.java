package dev.juncture.jira;

import java.time.Duration;

/** The action that may help against a {@link JiraFailure}. */
public sealed interface Remedy {
    /** Nothing helps: the request itself is refused. */
    record None() implements Remedy {}

    /**
     * Another try may succeed.
     *
     * @param atLeast the shortest wait before it
     */
    record Retry(Duration atLeast) implements Remedy {}

    /**
     * Another try may succeed once a rate limit is over.
     *
     * @param reason in Jira's words
     * @param atLeast until then
     */
    record AwaitLimit(String reason, Duration atLeast) implements Remedy {}

    /** Another access token may be accepted. */
    record NewToken() implements Remedy {}

    /** Only a new consent of the user helps. */
    record NewConsent() implements Remedy {}

    Remedy NONE = new None();
    Remedy RETRY = new Retry(Duration.ZERO);
    Remedy NEW_TOKEN = new NewToken();
    Remedy NEW_CONSENT = new NewConsent();
}
