package dev.juncture.jira.client;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of issues that names the next one by a token. @param nextPageToken absent on the last page */
public record TokenPage<T>(
        @Nullable Boolean isLast, @Nullable String nextPageToken, List<T> issues) {
    public TokenPage {
        issues = issues == null ? List.of() : List.copyOf(issues);
    }

    /** The token to go on with. */
    public @Nullable String next() {
        if (Boolean.FALSE.equals(isLast) && nextPageToken == null) {
            throw Pages.endless();
        }
        return Boolean.TRUE.equals(isLast) ? null : nextPageToken;
    }

    public <R> TokenPage<R> map(Function<T, R> shape) {
        return new TokenPage<>(isLast, nextPageToken, issues.stream().map(shape).toList());
    }
}
