package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a list by token that has been read. Not thread-safe. */
public final class TokenList<T> {
    private final int pageSize;
    private final Fetch<T> fetch;
    private final List<T> found = new ArrayList<>();
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

    /** @param start the token of the first page to read, or null for the start of the list */
    public TokenList(@Nullable String start, int pageSize, Fetch<T> fetch) {
        this.next = start;
        this.pageSize = pageSize;
        this.fetch = fetch;
    }

    public boolean hasNext() {
        return !atEnd;
    }

    /**
     * Reads the next page and returns its issues.
     *
     * @throws ApiException {@code jira_bad_answer} when a token comes twice, or when a page that is not the last is empty
     */
    public List<T> readPage() {
        return readPage(pageSize);
    }

    private List<T> readPage(int size) {
        if (next != null) {
            seen.add(next);
        }
        TokenPage<T> page = fetch.page(next, size);
        next = page.next();
        atEnd = next == null;
        if (!atEnd && (page.issues().isEmpty() || seen.contains(next))) {
            throw Pages.endless();
        }
        found.addAll(page.issues());
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
        return Collections.unmodifiableList(found);
    }

    /** Returns the token of the next page, or null at the end. */
    public @Nullable String next() {
        return next;
    }
}
