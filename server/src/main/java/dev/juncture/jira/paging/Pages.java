package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import dev.juncture.jira.resilience.ParallelCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * Reads lists in pages to their end. The size of a page decides where the next page starts, because Jira may return fewer
 * items than requested. {@code total} only decides which pages are requested early.
 */
public final class Pages {
    /** Limits the useless calls when {@code total} is far too high. */
    private static final int MOST_AHEAD = 20;

    private Pages() {}

    /**
     * Returns each item once, in Jira's order. An empty page ends the list, because {@code total} may count items that the
     * user may not see.
     *
     * @param fetch reads the page that starts at an offset; called from several threads
     * @param id identifies an item: one that moves during the reads is on two pages
     * @throws ApiException {@code jira_bad_answer} when several pages in a row have nothing new
     */
    public static <T> List<T> all(ParallelCalls parallel, LongFunction<PageBean<T>> fetch, Function<T, Object> id) {
        DistinctItems<T> found = new DistinctItems<>(id);
        PageBean<T> page = fetch.apply(0);
        found.add(page.values());
        Map<Long, Future<PageBean<T>>> ahead = isEnd(page) ? Map.of() : startAhead(parallel, page, fetch);
        try {
            long next = 0;
            while (!isEnd(page)) {
                next += page.values().size();
                page = ahead.containsKey(next) ? ParallelCalls.await(ahead.get(next)) : fetch.apply(next);
                found.add(page.values());
            }
            return found.all();
        } finally {
            ahead.values().forEach(unused -> unused.cancel(true));
        }
    }

    private static boolean isEnd(PageBean<?> page) {
        return page.isLast() || page.values().isEmpty();
    }

    /** Requests the pages from the third one on. The caller reads the second page in the meantime. */
    private static <T> Map<Long, Future<PageBean<T>>> startAhead(
            ParallelCalls parallel, PageBean<T> first, LongFunction<PageBean<T>> fetch) {
        Map<Long, Future<PageBean<T>>> ahead = new HashMap<>();
        int step = first.values().size();
        long total = first.total() == null ? 0 : first.total();
        for (long offset = 2L * step; offset < total && ahead.size() < MOST_AHEAD; offset += step) {
            long startAt = offset;
            Optional<Future<PageBean<T>>> started = parallel.startIfFree(() -> fetch.apply(startAt));
            if (started.isEmpty()) {
                break;
            }
            ahead.put(startAt, started.get());
        }
        return ahead;
    }

    /**
     * Returns each item of a named list, such as {@code comments}, once. Its pages have a {@code total}, which may be too
     * high: an empty page ends the list.
     *
     * @param id the property that identifies an item
     * @param fetch reads the page that starts at an offset
     * @throws ApiException {@code jira_bad_answer} when several pages in a row have nothing new
     */
    public static List<JsonNode> ofNamed(String name, String id, IntFunction<JsonNode> fetch) {
        DistinctItems<JsonNode> found = new DistinctItems<>(item -> item.has(id) ? item.path(id) : item);
        int next = 0;
        while (true) {
            JsonNode page = fetch.apply(next);
            List<JsonNode> items = page.path(name).valueStream().toList();
            next += items.size();
            found.add(items);
            if (items.isEmpty()
                    || page.path("isLast").asBoolean(next >= page.path("total").asInt(0))) {
                return found.all();
            }
        }
    }
}
