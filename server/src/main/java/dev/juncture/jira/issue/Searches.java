package dev.juncture.jira.issue;

import dev.juncture.jira.client.TokenList;
import dev.juncture.jira.client.TokenPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A site's search as one request uses it.
 *
 * @param written the same on every page, as Jira wants it
 */
record Searches(
        Function<SearchApi.Query, TokenPage<JsonNode>> search, ToLongFunction<String> count, List<Long> written) {

    TokenList<Ticket> list(String jql, int size, @Nullable String start) {
        return new TokenList<>(
                start,
                size,
                (token, most) -> search.apply(new SearchApi.Query(jql, Ticket.FIELDS, most, token, written))
                        .map(Ticket::of));
    }

    Optional<Created> oldest(String condition) {
        SearchApi.Query query =
                new SearchApi.Query(condition + " ORDER BY created ASC", List.of("created"), 1, null, written);
        return search.apply(query).issues().stream()
                .findFirst()
                .map(Ticket::of)
                .flatMap(oldest -> Created.of(oldest.created()));
    }

    /** Approximate. */
    long count(String condition) {
        return count.applyAsLong(condition);
    }
}
