package dev.juncture.sandbox.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The limits that apply. Made by {@link #off} or {@link #asDocumented} and changed from there.
 *
 * @param appPointsPerHour what the app may spend on all sites together; 0 means as much as it likes
 * @param sitePointsPerHour what it may spend on one site; 0 means as much as it likes
 * @param perSecond calls per second and site, by method ({@code GET}) or by method and path ({@code GET
 *     /rest/api/3/issue/{issueIdOrKey}}); what is not there is not limited
 * @param perIssue whether one issue takes 20 writes in 2 seconds and 100 in 30 at most
 * @param retryAfter what {@code Retry-After} says in place of the truth; Jira has been seen to say 0
 * @param enforced when false nothing is refused, and headers begin with {@code Beta-}
 */
public record Limits(
        int appPointsPerHour,
        int sitePointsPerHour,
        Map<String, Integer> perSecond,
        boolean perIssue,
        Optional<Duration> retryAfter,
        boolean enforced) {

    public Limits {
        perSecond = Map.copyOf(perSecond);
        if (appPointsPerHour < 0
                || sitePointsPerHour < 0
                || perSecond.values().stream().anyMatch(rate -> rate < 1)
                || retryAfter.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("Limits cannot be negative, and rates are at least 1");
        }
    }

    public static Limits off() {
        return new Limits(0, 0, Map.of(), false, Optional.empty(), true);
    }

    /** Returns the limits of the first tier in Atlassian's documentation. */
    public static Limits asDocumented() {
        Map<String, Integer> rates = Map.of(
                "GET", 100,
                "POST", 100,
                "PUT", 50,
                "DELETE", 50,
                "GET /rest/api/3/issue/{issueIdOrKey}", 150,
                "GET /rest/api/3/user", 150,
                "POST /rest/api/3/search/approximate-count", 150);
        return new Limits(65_000, 0, rates, true, Optional.empty(), true);
    }

    public Limits withAppPointsPerHour(int points) {
        return new Limits(points, sitePointsPerHour, perSecond, perIssue, retryAfter, enforced);
    }

    public Limits withSitePointsPerHour(int points) {
        return new Limits(appPointsPerHour, points, perSecond, perIssue, retryAfter, enforced);
    }

    /** @param calls a method, or a method and a path template */
    public Limits withRate(String calls, int perSecond) {
        Map<String, Integer> rates = new HashMap<>(this.perSecond);
        rates.put(calls, perSecond);
        return new Limits(appPointsPerHour, sitePointsPerHour, rates, perIssue, retryAfter, enforced);
    }

    public Limits withPerIssue(boolean limited) {
        return new Limits(appPointsPerHour, sitePointsPerHour, perSecond, limited, retryAfter, enforced);
    }

    public Limits withRetryAfter(Duration delay) {
        return new Limits(appPointsPerHour, sitePointsPerHour, perSecond, perIssue, Optional.of(delay), enforced);
    }

    public Limits announcedOnly() {
        return new Limits(appPointsPerHour, sitePointsPerHour, perSecond, perIssue, retryAfter, false);
    }

    int rate(String method, String template) {
        return perSecond.getOrDefault(method + " " + template, perSecond.getOrDefault(method, 0));
    }
}
