package dev.juncture.deployment;

import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** The owner of the database, as one process sees it. */
public final class OwnershipState {
    private final String name;
    private final DeploymentRow.Seen seen;

    OwnershipState(String name, DeploymentRow.Seen seen) {
        this.name = name;
        this.seen = seen;
    }

    /** Returns the name of this deployment. */
    public String name() {
        return name;
    }

    DeploymentRow.Seen seen() {
        return seen;
    }

    public Ownership ownership() {
        if (seen.restoredAt() != null) {
            return Ownership.RESTORED;
        }
        if (seen.owner() == null) {
            return Ownership.OURS;
        }
        if (!seen.owner().equals(name)) {
            return Ownership.OTHER_DEPLOYMENT;
        }
        return seen.stored().mayBe(seen.current()) ? Ownership.OURS : Ownership.OTHER_DATABASE;
    }

    /** Returns one sentence for the operator; empty when this deployment owns the database. */
    public Optional<String> problem() {
        return switch (ownership()) {
            case OURS -> Optional.empty();
            case OTHER_DEPLOYMENT ->
                Optional.of(
                        "The database belongs to the deployment %s, and this is %s: it is a copy, or the name has changed."
                                .formatted(seen.owner(), name));
            case OTHER_DATABASE ->
                Optional.of(
                        "This is another database than the one that %s used before: it was copied, moved or upgraded."
                                .formatted(name));
            case RESTORED ->
                Optional.of("The database was declared as restored on %s."
                        .formatted(Objects.requireNonNull(seen.restoredAt()).truncatedTo(ChronoUnit.SECONDS)));
        };
    }

    /** Returns whether a standby was promoted or a backup was restored to a point in time. */
    public boolean hasNewTimeline() {
        return seen.owner() != null && !seen.stored().mayShareTimelineWith(seen.current());
    }
}
