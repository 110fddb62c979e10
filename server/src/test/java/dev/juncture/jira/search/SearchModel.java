package dev.juncture.jira.search;

import dev.juncture.jira.paging.TokenPage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A model of Jira's search in one project, for lists by creation. A page starts after the last issue of the page before. */
final class SearchModel {
    private static final Pattern BELOW = Pattern.compile("created < \"([^\"]+)\"");
    private static final Pattern FROM = Pattern.compile("created >= \"([^\"]+)\"");
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private final TreeSet<Item> visible = new TreeSet<>();
    private final List<Item> unseen = new ArrayList<>();
    private final Set<String> ever = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final ZoneId literals;
    private final ZoneId shown;
    private final List<String> queries = new ArrayList<>();
    private Random changes = new Random(0);
    private int changesInTen;
    private int issuesReturned;
    private long lastId;

    record Item(Instant created, long id) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            return Comparator.comparing(Item::created).thenComparing(Item::id).compare(this, other);
        }
    }

    /**
     * @param literals the zone in which queries are read
     * @param shown the zone of the times in answers
     */
    SearchModel(ZoneId literals, ZoneId shown) {
        this.literals = literals;
        this.shown = shown;
    }

    void add(Instant created) {
        Item item = new Item(created, ++lastId);
        visible.add(item);
        ever.add(String.valueOf(item.id()));
    }

    /** From now on issues appear, disappear and become visible late, between any two calls. */
    void changeDuringReads(Random random, int changesInTen) {
        changes = random;
        this.changesInTen = changesInTen;
    }

    synchronized TokenPage<Ticket> search(JqlApi.Query query) {
        queries.add(query.jql());
        change();
        List<Item> all = matching(query.jql());
        if (query.nextPageToken() != null) {
            String[] place = query.nextPageToken().split(" ", 3);
            Item last = new Item(Instant.ofEpochMilli(Long.parseLong(place[0])), Long.parseLong(place[1]));
            if (!place[2].equals(query.jql())) {
                throw new AssertionError("This token belongs to another query.");
            }
            all.removeIf(item -> item.compareTo(last) >= 0);
        }
        List<Item> page = List.copyOf(all.subList(0, Math.min(all.size(), query.maxResults())));
        boolean isLast = page.size() == all.size();
        issuesReturned += page.size();
        return new TokenPage<>(
                isLast,
                isLast ? null : token(page.get(page.size() - 1), query.jql()),
                page.stream().map(this::ticket).toList());
    }

    synchronized long count(String jql) {
        queries.add("count " + jql);
        return matching(jql).size();
    }

    /** Returns the queries so far. */
    synchronized List<String> queries() {
        return List.copyOf(queries);
    }

    synchronized int issuesReturned() {
        return issuesReturned;
    }

    /** Returns all issues so far. A cancelled read may still add some. */
    synchronized Set<String> ever() {
        return Set.copyOf(ever);
    }

    /**
     * Returns the issues that were visible all the time.
     *
     * @param atStart the issues at the start
     */
    synchronized Set<String> always(Set<String> atStart) {
        Set<String> stayed = new HashSet<>(atStart);
        stayed.removeAll(gone);
        return stayed;
    }

    private void change() {
        while (changes.nextInt(10) < changesInTen) {
            switch (changes.nextInt(3)) {
                case 0 ->
                    add(
                            visible.isEmpty()
                                    ? Instant.EPOCH
                                    : visible.last().created().plusSeconds(1));
                case 1 -> {
                    if (!visible.isEmpty()) {
                        Item item = List.copyOf(visible).get(changes.nextInt(visible.size()));
                        visible.remove(item);
                        gone.add(String.valueOf(item.id()));
                        unseen.add(item);
                    }
                }
                default -> {
                    if (!unseen.isEmpty()) {
                        visible.add(unseen.remove(changes.nextInt(unseen.size())));
                    }
                }
            }
        }
    }

    private List<Item> matching(String jql) {
        Predicate<Item> fits = item -> true;
        Matcher below = BELOW.matcher(jql);
        if (below.find()) {
            Instant bound = instant(below.group(1));
            fits = fits.and(item -> item.created().isBefore(bound));
        }
        Matcher from = FROM.matcher(jql);
        if (from.find()) {
            Instant bound = instant(from.group(1));
            fits = fits.and(item -> !item.created().isBefore(bound));
        }
        boolean ascending = jql.endsWith("ASC");
        List<Item> items = new ArrayList<>(visible.stream().filter(fits).toList());
        items.sort(ascending ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return items;
    }

    private Instant instant(String literal) {
        return LocalDateTime.parse(literal, LITERAL).atZone(literals).toInstant();
    }

    private static @Nullable String token(Item last, String jql) {
        return last.created().toEpochMilli() + " " + last.id() + " " + jql;
    }

    private Ticket ticket(Item item) {
        String created = TIME.format(item.created().atZone(shown));
        return new Ticket(String.valueOf(item.id()), "EX-" + item.id(), null, null, null, null, created, null);
    }
}
