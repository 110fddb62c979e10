package dev.juncture.sandbox.limit;

import dev.juncture.sandbox.http.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what calls cost, and refuses those that go over a limit. A refused call costs nothing. */
public final class RateLimiter {
    private final Clock clock;
    private final Quota app = new Quota("jira-quota-global-based", "global-app-quota");
    private final Map<String, Quota> sites = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, IssueWrites> issues = new HashMap<>();
    private final Map<Usage.Operation, Usage.Line> usage = new HashMap<>();
    private Limits limits = Limits.off();

    public RateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Applies from the next call. Buckets are full again, but points spent in this hour stay spent. */
    public synchronized void set(Limits limits) {
        this.limits = limits;
        buckets.clear();
        issues.clear();
    }

    public synchronized Limits limits() {
        return limits;
    }

    public synchronized Usage usage() {
        return Usage.of(usage.values());
    }

    public synchronized void clearUsage() {
        usage.clear();
    }

    /**
     * Checks the limits before a call is executed.
     *
     * @param issue the issue that it writes to
     * @return the refusal, when there is one
     */
    public synchronized Optional<Answer> refuse(String site, String method, String template, Optional<Long> issue) {
        Instant now = clock.instant();
        List<Standing> standings = new ArrayList<>();
        int rate = limits.rate(method, template);
        if (rate > 0) {
            standings.add(buckets.computeIfAbsent(site + method + template, unused -> new Bucket(rate, now))
                    .take(rate, now));
        }
        if (limits.perIssue() && issue.isPresent()) {
            standings.add(issues.computeIfAbsent(site + issue.get(), unused -> new IssueWrites())
                    .write(now));
        }
        standings.addAll(quotas(site, now));
        Optional<Standing> exhausted = limits.enforced()
                ? standings.stream().filter(Standing::exhausted).findFirst()
                : Optional.empty();
        exhausted.ifPresent(unused -> note(site, method, template, 0, true));
        return exhausted.map(standing -> LimitHeaders.refusal(standing, limits, now));
    }

    /** Charges an executed call, and writes the remaining points into the headers of its answer. */
    public synchronized Answer charge(String site, String method, String template, int points, Answer answer) {
        Instant now = clock.instant();
        app.spend(points, now);
        site(site).spend(points, now);
        note(site, method, template, points, false);
        return quotas(site, now).stream()
                .min(Comparator.comparing(Standing::remaining))
                .map(standing -> LimitHeaders.tell(standing, limits, answer))
                .orElseGet(() -> LimitHeaders.unlimited(answer));
    }

    private List<Standing> quotas(String site, Instant now) {
        List<Standing> standings = new ArrayList<>();
        if (limits.appPointsPerHour() > 0) {
            standings.add(app.standing(limits.appPointsPerHour(), now));
        }
        if (limits.sitePointsPerHour() > 0) {
            standings.add(site(site).standing(limits.sitePointsPerHour(), now));
        }
        return standings;
    }

    private Quota site(String site) {
        return sites.computeIfAbsent(site, unused -> new Quota("jira-quota-tenant-based", "tenant-app-quota"));
    }

    private void note(String site, String method, String template, int points, boolean refused) {
        usage.merge(
                new Usage.Operation(site, method, template),
                new Usage.Line(site, method, template, refused ? 0 : 1, points, refused ? 1 : 0),
                Usage.Line::plus);
    }
}
