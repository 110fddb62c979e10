package dev.juncture.deployment;

/**
 * A change of who owns the database. Published inside the transaction of the change.
 *
 * @param before the relation to the database before the change
 */
public record OwnershipEvent(Change change, Ownership before) {
    public enum Change {
        ADOPTED,
        DECLARED_RESTORED
    }
}
