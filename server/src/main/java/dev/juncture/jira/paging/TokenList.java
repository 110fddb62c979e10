package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a list by token that has been read, each item once. Not thread-safe. */
public final class TokenList<T> {
    private final int pageSize;
    private final Fetch<T> fetch;
    private final DistinctItems<T> found;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String next;
    private boolean atEnd;

    /** Reads a page. */
    @FunctionalInterface
    public interface Fetch<T> {
        /**
         * @param token of the page, or null for the first
         * @param size the most issues that the page may have
         */
        TokenPage<T> page(@Nullable String token, int size);
    }

    /**
     * @param start the token of the first page to read, or null for the start of the list
     * @param id identifies an item: one that moves during the reads is on two pages
     */
    public TokenList(@Nullable String start, int pageSize, Function<T, Object> id, Fetch<T> fetch) {
        this.next = start;
        this.pageSize = pageSize;
        this.found = new DistinctItems<>(id);
        this.fetch = fetch;
    }

    public boolean hasNext() {
        return !atEnd;
    }

    /**
     * Reads the next page that has issues and returns them. A page without issues does not end a list: only the missing
     * token does.
     *
     * @throws ApiException {@code jira_bad_answer} when a token comes twice, or when several pages have nothing new
     */
    public List<T> readPage() {
        return readPage(pageSize);
    }

    private List<T> readPage(int size) {
        List<T> issues = List.of();
        while (hasNext() && issues.isEmpty()) {
            issues = fetched(size);
        }
        return issues;
    }

    private List<T> fetched(int size) {
        if (next != null) {
            seen.add(next);
        }
        TokenPage<T> page = fetch.page(next, size);
        next = page.next();
        atEnd = next == null;
        if (!atEnd && seen.contains(next)) {
            throw DistinctItems.endless();
        }
        found.add(page.issues());
        return page.issues();
    }

    /** Reads to the end and returns everything that was found. */
    public List<T> readAll() {
        while (hasNext()) {
            readPage();
        }
        return found();
    }

    /** Reads until this many issues are found, or to the end. */
    public TokenList<T> readUpTo(int wanted) {
        while (hasNext() && found.size() < wanted) {
            readPage(Math.min(pageSize, wanted - found.size()));
        }
        return this;
    }

    public List<T> found() {
        return found.all();
    }

    /** Returns the token of the next page, or null at the end. */
    public @Nullable String next() {
        return next;
    }
}
