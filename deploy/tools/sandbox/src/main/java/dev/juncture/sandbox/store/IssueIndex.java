package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Issue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Issues by id, by key, by project and creation, by sprint and by parent. Reading needs no lock; one thread writes. */
final class IssueIndex {
    private final ConcurrentSkipListMap<Long, Issue> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<Place>> places = new ConcurrentHashMap<>();
    private final Map<Long, SortedSet<Long>> bySprint = new ConcurrentHashMap<>();
    private final Map<Long, SortedSet<Long>> byParent = new ConcurrentHashMap<>();

    Optional<Issue> find(String idOrKey) {
        Long id = idOrKey.matches("\\d{1,18}") ? Long.valueOf(idOrKey) : ids.get(idOrKey.toUpperCase(Locale.ROOT));
        return id == null ? Optional.empty() : get(id);
    }

    Optional<Issue> get(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    long highestId() {
        return byId.isEmpty() ? 0 : byId.lastKey();
    }

    NavigableSet<Place> places(String projectId) {
        return places.getOrDefault(projectId, Collections.emptyNavigableSet());
    }

    List<Issue> inSprint(long sprint) {
        return issues(bySprint.get(sprint));
    }

    List<Issue> under(long parent) {
        return issues(byParent.get(parent));
    }

    void put(Issue issue) {
        Issue before = byId.put(issue.id(), issue);
        if (before == null) {
            ids.put(issue.key(), issue.id());
            places.computeIfAbsent(issue.projectId(), unused -> new ConcurrentSkipListSet<>())
                    .add(Place.of(issue));
        } else {
            unlink(before);
        }
        issue.sprints().forEach(sprint -> set(bySprint, sprint).add(issue.id()));
        issue.parent().ifPresent(parent -> set(byParent, parent).add(issue.id()));
    }

    void remove(Issue issue) {
        byId.remove(issue.id());
        ids.remove(issue.key());
        places(issue.projectId()).remove(Place.of(issue));
        unlink(issue);
    }

    private void unlink(Issue issue) {
        issue.sprints().forEach(sprint -> set(bySprint, sprint).remove(issue.id()));
        issue.parent().ifPresent(parent -> set(byParent, parent).remove(issue.id()));
    }

    private List<Issue> issues(@Nullable SortedSet<Long> ids) {
        return ids == null
                ? List.of()
                : ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private static SortedSet<Long> set(Map<Long, SortedSet<Long>> sets, long id) {
        return sets.computeIfAbsent(id, unused -> new ConcurrentSkipListSet<>());
    }
}
