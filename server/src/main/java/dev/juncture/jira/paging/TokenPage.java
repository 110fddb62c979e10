package dev.juncture.jira.paging;

import dev.juncture.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of issues that names the next page by a token.
 *
 * @param nextPageToken absent on the last page
 */
public record TokenPage<T>(
        @Nullable Boolean isLast, @Nullable String nextPageToken, List<T> issues) {
    public TokenPage {
        issues = issues == null ? List.of() : List.copyOf(issues);
    }

    /**
     * Returns the token of the next page, or null on the last page.
     *
     * @throws ApiException {@code jira_bad_answer} when a page that is not the last has no token
     */
    public @Nullable String next() {
        if (Boolean.FALSE.equals(isLast) && nextPageToken == null) {
            throw DistinctItems.endless();
        }
        return Boolean.TRUE.equals(isLast) ? null : nextPageToken;
    }
}
