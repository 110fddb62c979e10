package dev.juncture.jira.search;

import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.paging.TokenList;
import dev.juncture.jira.resilience.ParallelCalls;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Reads all issues of a large list, newest first, with parallel calls. Jira gives the token of a page only on the page
 * before. Therefore the list is cut by the time of creation into slices, and each slice has its own tokens.
 *
 * <p>Why no issue is missing: the creation of an issue never changes. The slices are {@code created < B1 AND created >= B2},
 * {@code created < B2 AND created >= B3}, and so on, down to {@code created < Bn}. An issue below B1 is either not below B2,
 * and then it is in the first slice, or it is below B2, and the same argument holds for the rest. So one slice has the issue,
 * whichever instants Jira takes the bounds for, even when a change of clocks swaps two of them. The part before the slices is
 * read by token until it reaches an issue X that a slice has. Every issue before X has been read by then, and every issue from
 * X on is below the upper bound of that slice. A long slice is cut in the same way. New and deleted issues move no page,
 * because a token names a place in the list; each query sees what page after page would have seen.
 *
 * @param condition JQL without an order
 */
record SlicedList(TicketQuery query, ParallelCalls parallel, String condition, Sizes sizes) {
    /** The longest wait for answers that only make the list faster. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);
    /** A long slice may have all its issues in one minute, and each part costs a call: so there are few parts. */
    private static final int PARTS = 8;

    private static final int FEWEST_PARTS = 3;

    /**
     * @param page the most issues that Jira returns at once when fields are named
     * @param slice the usual number of issues in a slice: less than a page, because issues are not created evenly
     * @param worthwhile the number of issues from which on a list is cut
     */
    record Sizes(int page, int slice, int worthwhile) {
        static final Sizes USUAL = new Sizes(100, 80, 1000);
    }

    List<Ticket> read() {
        TokenList<Ticket> list = list(condition);
        list.readPage();
        List<Slice> slices = list.hasNext() ? slices(list) : List.of();
        if (slices.size() < FEWEST_PARTS || parallel.isNearLimit()) {
            return list.readAll();
        }
        try {
            return joined(list, slices).stream()
                    // Changes the order only when a change of clocks swapped two slices.
                    .sorted(Comparator.comparing(CreationTime::instantOf).reversed())
                    .toList();
        } catch (JiraFailure failure) {
            // Jira may refuse the condition of a slice and accept the list.
            if (!failure.hasStatus(400)) {
                throw failure;
            }
            return list.readAll();
        }
    }

    /** Returns the slices of the list, or none when the list is small. Reads the second page in the meantime. */
    private List<Slice> slices(TokenList<Ticket> list) {
        Optional<Future<Long>> count = parallel.startIfFree(() -> query.count(condition));
        Optional<Future<Optional<CreationTime>>> oldest = parallel.startIfFree(() -> query.oldest(condition));
        try {
            list.readPage();
            long total = count.filter(unused -> list.hasNext())
                    .flatMap(asked -> ParallelCalls.awaitBriefly(asked, SHORT_WAIT))
                    .orElse(0L);
            if (total < sizes.worthwhile()) {
                return List.of();
            }
            long parts = (total - list.found().size()) / sizes.slice();
            return oldest.flatMap(asked -> ParallelCalls.awaitBriefly(asked, SHORT_WAIT))
                    .flatMap(found -> found)
                    .flatMap(first -> created(last(list)).map(last -> Slice.downTo(first.local(), below(last))))
                    .map(rest -> rest.cut(parts))
                    .orElse(List.of());
        } finally {
            count.ifPresent(unneeded -> unneeded.cancel(true));
            oldest.ifPresent(unneeded -> unneeded.cancel(true));
        }
    }

    private List<Ticket> read(Slice slice) {
        TokenList<Ticket> list = list(condition + " AND " + slice.jql());
        list.readPage();
        List<Slice> parts = list.hasNext() && !parallel.isNearLimit() ? parts(slice, list.found()) : List.of();
        return parts.size() < FEWEST_PARTS ? list.readAll() : joined(list, parts);
    }

    /** Cuts the rest of a slice after its first page. The density of that page decides the number of parts. */
    private List<Slice> parts(Slice slice, List<Ticket> page) {
        Optional<CreationTime> newest = created(page.get(0));
        Optional<CreationTime> last = created(page.get(page.size() - 1));
        if (newest.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        Slice rest = slice.below(below(last.get()));
        LocalDateTime minute = rest.below().minusMinutes(1);
        long readTwice = page.stream()
                .filter(ticket -> created(ticket)
                        .filter(at -> !at.local().isBefore(minute))
                        .isPresent())
                .count();
        // The rest contains the last minute again, so that minute must be a small part of the page.
        if (readTwice > 1 + page.size() / 10) {
            return List.of();
        }
        long span =
                Math.max(1, Duration.between(last.get().at(), newest.get().at()).toSeconds());
        long left =
                Math.max(0, Duration.between(rest.from(), last.get().local()).toSeconds());
        return rest.cut(Math.min(PARTS, page.size() * left / span / sizes.slice()));
    }

    private List<Ticket> joined(TokenList<Ticket> list, List<Slice> slices) {
        Map<String, Ticket> below = new LinkedHashMap<>();
        parallel.map(slices, this::read).forEach(tickets -> add(tickets, below));
        List<Ticket> page = list.found();
        while (list.hasNext() && page.stream().noneMatch(ticket -> below.containsKey(ticket.id()))) {
            page = list.readPage();
        }
        Map<String, Ticket> all = new LinkedHashMap<>();
        add(list.found(), all);
        below.forEach(all::putIfAbsent);
        return List.copyOf(all.values());
    }

    private TokenList<Ticket> list(String jql) {
        return query.list(jql + " ORDER BY created DESC", sizes.page(), null);
    }

    private static void add(List<Ticket> tickets, Map<String, Ticket> to) {
        tickets.forEach(ticket -> to.putIfAbsent(ticket.id(), ticket));
    }

    private static Ticket last(TokenList<Ticket> list) {
        return list.found().get(list.found().size() - 1);
    }

    private static Optional<CreationTime> created(Ticket ticket) {
        return CreationTime.of(ticket.created());
    }

    private static LocalDateTime below(CreationTime last) {
        return Slice.after(last.local());
    }
}
