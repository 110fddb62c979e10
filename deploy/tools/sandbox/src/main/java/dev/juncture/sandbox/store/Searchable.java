package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Issue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The issues as search shows them. */
public final class Searchable {
    private final IssueIndex index;
    private final Map<Long, Optional<Issue>> stale;

    Searchable(IssueIndex index, Map<Long, Optional<Issue>> stale) {
        this.index = index;
        this.stale = stale;
    }

    /** Whether this is what the store's version says, no more and no less. */
    public boolean exact() {
        return stale.isEmpty();
    }

    /** Returns the issues of a project by time of creation, from after the place, if one is given. */
    public Stream<Issue> created(String projectId, boolean descending, Optional<Place> after) {
        NavigableSet<Place> places = index.places(projectId);
        if (descending) {
            places = places.descendingSet();
        }
        Stream<Issue> sure =
                after.map(place -> afterwards(index.places(projectId), descending, place)).orElse(places).stream()
                        .filter(place -> !stale.containsKey(place.id()))
                        .map(place -> index.get(place.id()).orElse(null))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull);
        if (stale.isEmpty()) {
            return sure;
        }
        Comparator<Place> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Issue> shown = stale.values().stream()
                .flatMap(Optional::stream)
                .filter(issue -> issue.projectId().equals(projectId))
                .filter(issue -> after.map(place -> order.compare(Place.of(issue), place) > 0)
                        .orElse(true))
                .toList();
        return Stream.concat(sure, shown.stream()).sorted(Comparator.comparing(Place::of, order));
    }

    public Optional<Issue> find(String idOrKey) {
        Optional<Issue> before = stale.values().stream()
                .flatMap(Optional::stream)
                .filter(issue -> issue.key().equalsIgnoreCase(idOrKey)
                        || String.valueOf(issue.id()).equals(idOrKey))
                .findFirst();
        return before.or(() -> index.find(idOrKey).filter(issue -> !stale.containsKey(issue.id())));
    }

    private static NavigableSet<Place> afterwards(NavigableSet<Place> ascending, boolean descending, Place after) {
        return descending ? ascending.headSet(after, false).descendingSet() : ascending.tailSet(after, false);
    }
}
