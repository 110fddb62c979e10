package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list by token, as far as it has been read. For one thread at a time. */
public final class TokenList<T> {
    private final int pageSize;
    private final Fetch<T> fetch;
    private final List<T> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String next;
    private boolean atEnd;

    /** The page that a token names, or the first one, with so many issues at most. */
    @FunctionalInterface
    public interface Fetch<T> {
        TokenPage<T> page(@Nullable String token, int size);
    }

    /** @param start the token of the first page to read, or null for the list's first */
    public TokenList(@Nullable String start, int pageSize, Fetch<T> fetch) {
        this.next = start;
        this.pageSize = pageSize;
        this.fetch = fetch;
    }

    public boolean hasNext() {
        return !atEnd;
    }

    /**
     * The issues of the next page.
     *
     * @throws ApiException {@code jira_bad_answer} when a token comes again, or a page that is not the last is empty
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

    /** All that was found, after reading to the end. */
    public List<T> readAll() {
        while (hasNext()) {
            readPage();
        }
        return found();
    }

    /** No more than these, however many there are. */
    public TokenList<T> readUpTo(int wanted) {
        while (hasNext() && found.size() < wanted) {
            readPage(Math.min(pageSize, wanted - found.size()));
        }
        return this;
    }

    public List<T> found() {
        return Collections.unmodifiableList(found);
    }

    /** The token to go on with, or null at the end. */
    public @Nullable String next() {
        return next;
    }
}
