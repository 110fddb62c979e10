package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.resilience.ParallelCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * Returns each item once, in Jira's order.
     *
     * @param fetch reads the page that starts at an offset; called from several threads
     * @param id tells items apart: an item that moves during the reads is on two pages
     * @throws ApiException {@code jira_bad_answer} when a page that is not the last has nothing new
     */
    public static <T> List<T> all(ParallelCalls parallel, LongFunction<PageBean<T>> fetch, Function<T, Object> id) {
        Map<Object, T> found = new LinkedHashMap<>();
        PageBean<T> page = fetch.apply(0);
        add(page, found, id);
        Map<Long, Future<PageBean<T>>> ahead = page.isLast() ? Map.of() : startAhead(parallel, page, fetch);
        try {
            long next = 0;
            while (!page.isLast()) {
                next += page.values().size();
                page = ahead.containsKey(next) ? ParallelCalls.await(ahead.get(next)) : fetch.apply(next);
                add(page, found, id);
            }
            return List.copyOf(found.values());
        } finally {
            ahead.values().forEach(unused -> unused.cancel(true));
        }
    }

    private static <T> void add(PageBean<T> page, Map<Object, T> found, Function<T, Object> id) {
        int before = found.size();
        page.values().forEach(item -> found.putIfAbsent(id.apply(item), item));
        if (!page.isLast() && found.size() == before) {
            throw endless();
        }
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
     * Returns the items of a named list, such as {@code comments}, whose pages have a {@code total}.
     *
     * @param fetch reads the page that starts at an offset
     * @throws ApiException {@code jira_bad_answer} when a page that is not the last is empty
     */
    public static List<JsonNode> ofNamed(String name, IntFunction<JsonNode> fetch) {
        List<JsonNode> items = new ArrayList<>();
        while (true) {
            int start = items.size();
            JsonNode page = fetch.apply(start);
            page.path(name).forEach(items::add);
            if (page.path("isLast").asBoolean(items.size() >= page.path("total").asInt(0))) {
                return items;
            }
            if (items.size() == start) {
                throw endless();
            }
        }
    }

    /** Reports a list that never ends. */
    public static ApiException endless() {
        return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Jira's list does not end.");
    }
}
