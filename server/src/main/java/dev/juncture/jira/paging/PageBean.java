package dev.juncture.jira.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list by offset, in Jira's most common shape.
 *
 * @param total the number of items in the whole list. Jira may leave it out, change it between pages, or be wrong
 */
public record PageBean<T>(boolean isLast, @Nullable Long total, List<T> values) {
    public PageBean {
        // Jackson passes null when the list is missing.
        values = values == null ? List.of() : List.copyOf(values);
    }
}
