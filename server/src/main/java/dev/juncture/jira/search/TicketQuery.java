package dev.juncture.jira.search;

import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.paging.TokenPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The search of one site, for one request.
 *
 * @param changed ids of issues that were changed a moment ago; Jira wants the same ids with every page
 */
record TicketQuery(Function<JqlApi.Query, TokenPage<Ticket>> search, ToLongFunction<String> count, List<Long> changed) {

    TokenList<Ticket> list(String jql, int size, @Nullable String start) {
        return new TokenList<>(
                start,
                size,
                Ticket::id,
                (token, most) -> search.apply(new JqlApi.Query(jql, Ticket.FIELDS, most, token, changed)));
    }

    Optional<CreationTime> oldest(String condition) {
        JqlApi.Query query =
                new JqlApi.Query(condition + " ORDER BY created ASC", List.of("created"), 1, null, changed);
        return search.apply(query).issues().stream().findFirst().flatMap(oldest -> CreationTime.of(oldest.created()));
    }

    /** Returns the approximate number of issues. */
    long count(String condition) {
        return count.applyAsLong(condition);
    }
}
