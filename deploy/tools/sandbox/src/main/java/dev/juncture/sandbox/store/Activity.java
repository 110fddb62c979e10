package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Issue;
import dev.juncture.sandbox.world.LinkType;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** What people did around issues: changes, work, links, watching. */
public final class Activity {
    private final Map<Long, List<Change>> changes = new ConcurrentHashMap<>();
    private final Map<Long, List<Worklog>> worklogs = new ConcurrentHashMap<>();
    private final Map<Long, Set<Person>> watchers = new ConcurrentHashMap<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong(9_999);

    /** The changes of an issue, oldest first. */
    public List<Change> changes(long issue) {
        return List.copyOf(changes.getOrDefault(issue, List.of()));
    }

    void record(Issue before, Issue after, Person author, Instant at) {
        List<Change.Item> items = new ArrayList<>();
        Set<String> fields = new LinkedHashSet<>(before.values().keySet());
        fields.addAll(after.values().keySet());
        fields.stream().sorted().forEach(field -> {
            Object old = before.values().get(field);
            Object now = after.values().get(field);
            if (!Objects.equals(old, now)) {
                items.add(new Change.Item(field, Optional.ofNullable(old), Optional.ofNullable(now)));
            }
        });
        if (!items.isEmpty()) {
            changes.computeIfAbsent(after.id(), unused -> new CopyOnWriteArrayList<>())
                    .add(new Change(lastId.incrementAndGet(), author, at, items));
        }
    }

    /** The work on an issue, oldest first. */
    public List<Worklog> worklogs(long issue) {
        return List.copyOf(worklogs.getOrDefault(issue, List.of()));
    }

    /** @param withId makes the worklog from the next free id */
    public Worklog addWorklog(long issue, LongFunction<Worklog> withId) {
        Worklog worklog = withId.apply(lastId.incrementAndGet());
        worklogs.computeIfAbsent(issue, unused -> new CopyOnWriteArrayList<>()).add(worklog);
        return worklog;
    }

    /** Returns the watchers of an issue. At first this is its creator. */
    public Set<Person> watchers(Issue issue) {
        return watchers.computeIfAbsent(issue.id(), unused -> {
            Set<Person> first = ConcurrentHashMap.newKeySet();
            first.add(issue.creator());
            return first;
        });
    }

    public List<Link> links(long issue) {
        return links.stream().filter(link -> link.joins(issue)).toList();
    }

    /** Jira keeps each link once. */
    public synchronized void link(LinkType type, long from, long to) {
        boolean known = links.stream().anyMatch(link -> link.type() == type && link.from() == from && link.to() == to);
        if (!known) {
            links.add(new Link(lastId.incrementAndGet(), type, from, to));
        }
    }

    void forget(long issue) {
        changes.remove(issue);
        worklogs.remove(issue);
        watchers.remove(issue);
        links.removeIf(link -> link.joins(issue));
    }
}
