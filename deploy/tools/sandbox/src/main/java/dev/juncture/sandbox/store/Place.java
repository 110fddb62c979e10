package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Issue;

/** The place of an issue in its project: by time of creation, then by id. */
public record Place(long createdMillis, long id) implements Comparable<Place> {

    static Place of(Issue issue) {
        return new Place(issue.created().toEpochMilli(), issue.id());
    }

    @Override
    public int compareTo(Place other) {
        int byTime = Long.compare(createdMillis, other.createdMillis);
        return byTime != 0 ? byTime : Long.compare(id, other.id);
    }
}
