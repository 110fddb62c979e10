package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
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
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lists in pages, read to their end. What a page held says where the next one starts, for Jira caps pages as it sees
 * fit; {@code total} only tells which pages are worth asking for before their turn.
 */
@Component
public class Pages {
    /** A total that is far too high costs no more calls than these. */
    private static final int AT_MOST_AHEAD = 20;

    private final SideBySide sideBySide;

    Pages(SideBySide sideBySide) {
        this.sideBySide = sideBySide;
    }

    /**
     * Each item once, in Jira's order.
     *
     * @param fetch the page that starts at an offset; called from several threads
     * @param id tells items apart: one that moves while we read turns up on two pages
     * @throws ApiException {@code jira_bad_answer} when a page that is not the last brings nothing new
     */
    public <T> List<T> all(String siteId, LongFunction<PageBean<T>> fetch, Function<T, Object> id) {
        Map<Object, T> found = new LinkedHashMap<>();
        PageBean<T> page = fetch.apply(0);
        add(page, found, id);
        Map<Long, Future<PageBean<T>>> ahead = page.isLast() ? Map.of() : askAhead(siteId, page, fetch);
        try {
            long next = 0;
            while (!page.isLast()) {
                next += page.values().size();
                page = ahead.containsKey(next) ? SideBySide.await(ahead.get(next)) : fetch.apply(next);
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

    /** From the third page on: the second is what the caller reads meanwhile. */
    private <T> Map<Long, Future<PageBean<T>>> askAhead(
            String siteId, PageBean<T> first, LongFunction<PageBean<T>> fetch) {
        Map<Long, Future<PageBean<T>>> ahead = new HashMap<>();
        int step = first.values().size();
        long total = first.total() == null ? 0 : first.total();
        for (long offset = 2L * step; offset < total && ahead.size() < AT_MOST_AHEAD; offset += step) {
            long startAt = offset;
            Optional<Future<PageBean<T>>> asked = sideBySide.startIfFree(siteId, () -> fetch.apply(startAt));
            if (asked.isEmpty()) {
                break;
            }
            ahead.put(startAt, asked.get());
        }
        return ahead;
    }

    /**
     * The items of a named list, such as {@code comments}, which says its total and caps pages as it sees fit.
     *
     * @param fetch the page that starts at an offset
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

    public static ApiException endless() {
        return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Jira's list does not come to an end.");
    }
}
