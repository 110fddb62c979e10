package dev.juncture.jira.site;

import dev.juncture.connection.ConnectionId;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.resilience.RateLimitKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpMethod;

/**
 * The issues that a connection changes. Changes name them by id or key, and Jira's queries take ids only: a key is looked up
 * when a query needs its id.
 */
final class ChangedIssues {
    /** A list is correct without the look-up, only less current. So a list waits only a short time for it. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    private final ConnectionId connection;
    private final RecentWrites writes;
    private final ParallelCalls parallel;
    private final UnaryOperator<String> idOf;

    /** @param idOf asks Jira for the id of an issue by its key */
    ChangedIssues(ConnectionId connection, RecentWrites writes, ParallelCalls parallel, UnaryOperator<String> idOf) {
        this.connection = connection;
        this.writes = writes;
        this.parallel = parallel;
        this.idOf = idOf;
    }

    /**
     * Returns the issue that a request is about to change, if its path names one. An issue that is about to be deleted is
     * named by its id, because its key cannot be looked up afterwards.
     *
     * @param path below the site, encoded
     */
    Optional<String> in(HttpMethod method, String path) {
        if (HttpMethod.GET.equals(method)) {
            return Optional.empty();
        }
        Optional<String> issue =
                Optional.ofNullable(RateLimitKey.ofPath(method, "", path).issue());
        boolean deletes = HttpMethod.DELETE.equals(method)
                && issue.filter(named -> path.endsWith("/issue/" + named)).isPresent();
        return deletes ? issue.map(named -> isId(named) ? named : idBeforeItIsGone(named)) : issue;
    }

    void add(List<String> issues) {
        writes.add(connection, issues);
    }

    /** Records the id of an issue that was changed by its key. */
    void identify(String key, String id) {
        if (!isId(key) && isId(id)) {
            writes.identify(connection, key, id);
        }
    }

    /** Returns the ids of the issues that were changed in the last minutes, the latest first. */
    List<Long> recent() {
        List<String> issues = writes.of(connection);
        Map<String, Future<Optional<String>>> lookUps = new HashMap<>();
        issues.stream().filter(issue -> !isId(issue)).forEach(key -> lookUps.computeIfAbsent(key, this::startLookUp));
        long end = System.nanoTime() + SHORT_WAIT.toNanos();
        try {
            return issues.stream()
                    .flatMap(issue -> (lookUps.containsKey(issue)
                                    ? result(lookUps.get(issue), Duration.ofNanos(end - System.nanoTime()))
                                    : Optional.of(issue))
                            .stream())
                    .map(Long::valueOf)
                    .distinct()
                    .toList();
        } finally {
            lookUps.values().forEach(late -> late.cancel(true));
        }
    }

    private String idBeforeItIsGone(String key) {
        Future<Optional<String>> lookUp = startLookUp(key);
        try {
            return result(lookUp, SHORT_WAIT).orElse(key);
        } finally {
            lookUp.cancel(true);
        }
    }

    private Future<Optional<String>> startLookUp(String key) {
        return parallel.start(() -> lookUp(key));
    }

    private static Optional<String> result(Future<Optional<String>> lookUp, Duration atMost) {
        return ParallelCalls.awaitBriefly(lookUp, atMost.isNegative() ? Duration.ZERO : atMost)
                .flatMap(id -> id);
    }

    private Optional<String> lookUp(String key) {
        try {
            String id = idOf.apply(key);
            identify(key, id);
            return Optional.of(id).filter(ChangedIssues::isId);
        } catch (JiraFailure failure) {
            if (failure.hasStatus(404)) {
                writes.forget(connection, key);
            }
            throw failure;
        }
    }

    private static boolean isId(String issue) {
        return issue.matches("\\d{1,18}");
    }
}
