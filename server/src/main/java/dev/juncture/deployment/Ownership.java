package dev.juncture.deployment;

import java.util.Locale;

/** The relation of this deployment to the database that it uses. */
public enum Ownership {
    /** This deployment owns the database, or no deployment does yet. */
    OURS,
    /** The database belongs to a deployment of another name. */
    OTHER_DEPLOYMENT,
    /** The row came from another database: PostgreSQL's own identifiers differ. */
    OTHER_DATABASE,
    /** An operator declared that the database was restored. */
    RESTORED;

    /** Returns the name in details of errors and in warnings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
