package dev.juncture.jira.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All tickets of a list, or a page of it.
 *
 * @param nextCursor null without paging; empty on the last page, which becomes null in JSON
 */
public record TicketList(
        List<Ticket> tickets,
        long total,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Optional<String> nextCursor) {

    public static TicketList all(List<Ticket> tickets) {
        return new TicketList(tickets, tickets.size(), null);
    }

    public static TicketList page(List<Ticket> tickets, long approximateTotal, @Nullable String next) {
        return new TicketList(tickets, approximateTotal, Optional.ofNullable(next));
    }
}
