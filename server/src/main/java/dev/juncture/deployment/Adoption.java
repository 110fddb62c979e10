package dev.juncture.deployment;

import dev.juncture.deployment.OwnershipEvent.Change;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether this deployment may use the refresh tokens in the database. Providers replace a refresh token at each use,
 * and end the grant when an old one is used. A copy of the database and a restored backup may contain old ones.
 */
@Component
public class Adoption {
    public static final ErrorCode DATABASE_NOT_ADOPTED = new ErrorCode("database_not_adopted", 503);

    /** An operator has to act. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final DeploymentSettings settings;
    private final DeploymentRow row;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Adoption(
            DeploymentSettings settings,
            DeploymentRow row,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.settings = settings;
        this.row = row;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Requires that this deployment owns the database. The first deployment that asks becomes the owner.
     *
     * @throws ApiException {@code database_not_adopted}
     */
    public void require() {
        Ownership ownership = claim().ownership();
        if (ownership != Ownership.OURS) {
            throw new ApiException(
                            DATABASE_NOT_ADOPTED,
                            "The database is a copy or was restored, so Juncture uses no refresh token in it: its operator has"
                                    + " to run the command adopt.")
                    .with("reason", ownership.code())
                    .retryAfter(RETRY);
        }
    }

    /** Returns whether this deployment owns the database. The first deployment that asks becomes the owner. */
    public boolean isAdopted() {
        return claim().ownership() == Ownership.OURS;
    }

    private OwnershipState claim() {
        DeploymentRow.Seen seen = row.read();
        if (seen.owner() == null && seen.restoredAt() == null) {
            row.claim(settings.name(), seen.current());
            seen = row.read();
        }
        return new OwnershipState(settings.name(), seen);
    }

    /** Returns who owns the database, and changes nothing. */
    public OwnershipState state() {
        return new OwnershipState(settings.name(), row.read());
    }

    /** Returns the number of grants that an adoption is about. */
    public long liveGrants() {
        return row.liveGrants();
    }

    /** Makes this deployment the owner of the database, and ends a declared restore. */
    public void adopt() {
        OwnershipState before = state();
        transaction.executeWithoutResult(status -> {
            row.adopt(settings.name(), before.seen().current());
            events.publishEvent(new OwnershipEvent(Change.ADOPTED, before.ownership()));
        });
    }

    /** Records that the database was restored. Running processes notice it before their next refresh. */
    public void declareRestored() {
        OwnershipState before = state();
        transaction.executeWithoutResult(status -> {
            row.declareRestored();
            events.publishEvent(new OwnershipEvent(Change.DECLARED_RESTORED, before.ownership()));
        });
    }
}
