package dev.juncture.sandbox.search;

import dev.juncture.sandbox.jira.JiraCall;
import dev.juncture.sandbox.store.Place;
import dev.juncture.sandbox.store.Searchable;
import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.Project;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds issues. Pages follow the place of the last issue rather than a count, so nothing is left out or repeated when
 * issues come and go between two pages.
 */
public final class IssueSearch {
    private static final int REMEMBERED = 32;

    private final Map<Asked, Result> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Result> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A page, and the start of the next page if that is not empty. */
    public record Found(List<Issue> issues, Optional<List<@Nullable Object>> next) {}

    /** The same question from the same person within the same minute, which is as fine as times in JQL are. */
    private record Asked(String site, String person, String jql, String scope, long minute) {}

    private record Result(long version, List<Issue> issues) {}

    /**
     * @param name what the scope is called, so that equal scopes have equal names
     * @param bounded whether a query without a condition is refused
     */
    public record Question(String jql, String name, Scope scope, boolean bounded, List<Long> reconciled) {}

    public Found page(JiraCall call, Question question, Optional<List<@Nullable Object>> after, int size) {
        Query query = Query.of(call, question.jql(), question.scope(), question.bounded());
        Searchable searchable = call.store().searchable(question.reconciled());
        List<Issue> issues = following(call, question, query, searchable, after)
                .limit(size + 1L)
                .toList();
        boolean last = issues.size() <= size;
        List<Issue> page = last ? issues : issues.subList(0, size);
        return new Found(
                page, last ? Optional.empty() : Optional.of(query.order().position(page.get(page.size() - 1))));
    }

    /** Returns all issues of the scope, in order. */
    public List<Issue> all(JiraCall call, Question question) {
        Query query = Query.of(call, question.jql(), question.scope(), question.bounded());
        return sorted(call, question, query, call.store().searchable(question.reconciled()));
    }

    private Stream<Issue> following(
            JiraCall call,
            Question question,
            Query query,
            Searchable searchable,
            Optional<List<@Nullable Object>> after) {
        Optional<String> project = query.scope().project();
        if (project.isPresent()
                && query.scope().sprint().isEmpty()
                && query.order().isByCreation()) {
            Optional<Place> place =
                    after.map(keys -> new Place(number(keys.get(0)), number(keys.get(keys.size() - 1))));
            return searchable
                    .created(project.get(), query.order().descending(), place)
                    .filter(query.scope().filter());
        }
        List<Issue> sorted = sorted(call, question, query, searchable);
        return after
                .map(position -> sorted.subList(firstAfter(sorted, query.order(), position), sorted.size()))
                .orElse(sorted)
                .stream();
    }

    private List<Issue> sorted(JiraCall call, Question question, Query query, Searchable searchable) {
        long minute = call.store().now().truncatedTo(ChronoUnit.MINUTES).toEpochMilli();
        Asked asked = new Asked(call.site().cloudId(), call.caller().id(), question.jql(), question.name(), minute);
        long version = call.store().version();
        if (searchable.exact()) {
            synchronized (remembered) {
                Result known = remembered.get(asked);
                if (known != null && known.version() == version) {
                    return known.issues();
                }
            }
        }
        List<Issue> issues = candidates(call, query, searchable)
                .filter(query.scope().filter())
                .sorted(query.order().comparator())
                .toList();
        if (searchable.exact()) {
            synchronized (remembered) {
                remembered.put(asked, new Result(version, issues));
            }
        }
        return issues;
    }

    private static Stream<Issue> candidates(JiraCall call, Query query, Searchable searchable) {
        if (query.scope().sprint().isPresent() && searchable.exact()) {
            return call.store().inSprint(query.scope().sprint().get()).stream();
        }
        return query.scope()
                .project()
                .map(project -> searchable.created(project, false, Optional.empty()))
                .orElseGet(() -> call.store().projects().stream()
                        .map(Project::id)
                        .flatMap(project -> searchable.created(project, false, Optional.empty())));
    }

    private static int firstAfter(List<Issue> sorted, JqlOrder order, List<@Nullable Object> position) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.isAfter(sorted.get(middle), position)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long number(@Nullable Object key) {
        return key instanceof Number number ? number.longValue() : 0;
    }
}
