package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.client.TokenList;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * All issues of a large list, newest first, read side by side: Jira gives each page's token on the page before, so the
 * list is cut by creation into slices that each have tokens of their own.
 *
 * <p>Why nothing is missing. An issue's creation never changes. Slices are {@code created < B1 AND created >= B2},
 * {@code created < B2 AND created >= B3} and so on to {@code created < Bn}. An issue below B1 is not below B2, and so in
 * the first slice, or else it is below B2 and the same holds there: so some slice has it, whatever instants Jira takes
 * the bounds for, and even where a change of clocks turns two of them round. What precedes the slices is read by token
 * until it meets an issue X that a slice holds: all before X has been read then, and all from X on is below the upper
 * bound of that slice. A slice that turns out to be long is cut in the same way, to which the same applies. Issues that
 * come and go move no page, for tokens name places; each query sees what one page after the other would have seen.
 *
 * @param site whose search it is
 * @param condition JQL without an order
 */
record SlicedList(Searches searches, SideBySide sideBySide, String site, String condition, Sizes sizes) {
    /** Nobody waits longer for what only makes it faster. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The parts of a slice that is long: it may be empty but for one minute, and each part costs a call. */
    private static final int PARTS = 8;

    private static final int FEWEST_PARTS = 3;

    /**
     * @param page Jira answers at most this many at once when fields are named
     * @param slice how many issues a slice should have: less than a page, for issues are not created evenly
     * @param worthwhile from how many issues on the list is cut
     */
    record Sizes(int page, int slice, int worthwhile) {
        static final Sizes USUAL = new Sizes(100, 80, 1000);
    }

    List<Ticket> read() {
        TokenList<Ticket> list = list(condition);
        list.readPage();
        List<Slice> slices = list.hasNext() ? slices(list) : List.of();
        if (slices.size() < FEWEST_PARTS || sideBySide.isNarrow(site)) {
            return list.readAll();
        }
        try {
            return joined(list, slices).stream()
                    // As they are, unless a change of clocks put two slices into the wrong order.
                    .sorted(Comparator.comparing(Created::instantOf).reversed())
                    .toList();
        } catch (ApiException failure) {
            // What Jira does not accept of the slices it may accept of the list.
            if (!AnsweredException.isBehind(failure, 400)) {
                throw failure;
            }
            return list.readAll();
        }
    }

    /** What the list is to be cut into, which is nothing when that is not worth it. The second page is read meanwhile. */
    private List<Slice> slices(TokenList<Ticket> list) {
        Optional<Future<Long>> count = sideBySide.startIfFree(site, () -> searches.count(condition));
        Optional<Future<Optional<Created>>> oldest = sideBySide.startIfFree(site, () -> searches.oldest(condition));
        try {
            list.readPage();
            long total = count.filter(unused -> list.hasNext())
                    .flatMap(asked -> SideBySide.awaitBriefly(asked, PATIENCE))
                    .orElse(0L);
            if (total < sizes.worthwhile()) {
                return List.of();
            }
            long parts = (total - list.found().size()) / sizes.slice();
            return oldest.flatMap(asked -> SideBySide.awaitBriefly(asked, PATIENCE))
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
        List<Slice> parts = list.hasNext() && !sideBySide.isNarrow(site) ? parts(slice, list.found()) : List.of();
        return parts.size() < FEWEST_PARTS ? list.readAll() : joined(list, parts);
    }

    /** What follows the first page of a slice, cut by how dense that page is. */
    private List<Slice> parts(Slice slice, List<Ticket> page) {
        Optional<Created> newest = created(page.get(0));
        Optional<Created> last = created(page.get(page.size() - 1));
        if (newest.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        Slice rest = slice.below(below(last.get()));
        LocalDateTime minute = rest.below().minusMinutes(1);
        long again = page.stream()
                .filter(ticket -> created(ticket)
                        .filter(at -> !at.local().isBefore(minute))
                        .isPresent())
                .count();
        // The last minute is read again with the rest, which must not be most of the page.
        if (again > 1 + page.size() / 10) {
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
        sideBySide.map(site, slices, this::read).forEach(tickets -> add(tickets, below));
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
        return searches.list(jql + " ORDER BY created DESC", sizes.page(), null);
    }

    private static void add(List<Ticket> tickets, Map<String, Ticket> to) {
        tickets.forEach(ticket -> to.putIfAbsent(ticket.id(), ticket));
    }

    private static Ticket last(TokenList<Ticket> list) {
        return list.found().get(list.found().size() - 1);
    }

    private static Optional<Created> created(Ticket ticket) {
        return Created.of(ticket.created());
    }

    private static LocalDateTime below(Created last) {
        return Slice.after(last.local());
    }
}
