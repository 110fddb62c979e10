package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The items of a list that is read page by page, each of them once. Not thread-safe. */
final class DistinctItems<T> {
    /** Items that move between two reads may fill a whole page, but not several. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 3;

    private final Function<T, Object> id;
    private final List<T> found = new ArrayList<>();
    private final Set<Object> ids = new HashSet<>();
    private int pagesWithoutNews;

    /** @param id identifies an item: one that moves during the reads is on two pages */
    DistinctItems(Function<T, Object> id) {
        this.id = id;
    }

    /**
     * Adds the items of a page that are new.
     *
     * @throws ApiException {@code jira_bad_answer} when several pages in a row have nothing new: the list never ends
     */
    void add(List<T> page) {
        int before = found.size();
        page.stream().filter(item -> ids.add(id.apply(item))).forEach(found::add);
        pagesWithoutNews = found.size() > before ? 0 : pagesWithoutNews + 1;
        if (pagesWithoutNews > MOST_PAGES_WITHOUT_NEWS) {
            throw endless();
        }
    }

    /** Returns the items that were found, the first one first. */
    List<T> all() {
        return Collections.unmodifiableList(found);
    }

    /** Reports a list that never ends. */
    static ApiException endless() {
        return new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Jira's list does not end.");
    }

    int size() {
        return found.size();
    }
}
