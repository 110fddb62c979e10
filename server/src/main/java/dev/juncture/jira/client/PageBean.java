package dev.juncture.jira.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jira's most common page. @param total how many there are in all: may be missing, may change, may be wrong */
public record PageBean<T>(boolean isLast, @Nullable Long total, List<T> values) {
    public PageBean {
        // Jackson hands over null for a list that is missing.
        values = values == null ? List.of() : List.copyOf(values);
    }
}
