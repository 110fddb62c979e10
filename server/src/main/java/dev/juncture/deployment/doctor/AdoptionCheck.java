package dev.juncture.deployment.doctor;

import dev.juncture.deployment.Adoption;
import dev.juncture.deployment.OwnershipState;
import dev.juncture.doctor.Check;
import dev.juncture.doctor.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Checks that this deployment owns the database. */
@Component
class AdoptionCheck implements Check {
    private static final String FIX = "java -jar juncture-http.jar adopt";

    private final Adoption adoption;

    AdoptionCheck(Adoption adoption) {
        this.adoption = adoption;
    }

    @Override
    public String name() {
        return "deployment";
    }

    @Override
    public Finding run() {
        OwnershipState state;
        try {
            state = adoption.state();
        } catch (DataAccessException unavailable) {
            return Finding.warning("The owner of the database could not be read.", FIX);
        }
        return state.problem()
                .map(problem -> Finding.failed(problem + " Nothing is refreshed until it is adopted.", FIX))
                .orElseGet(() -> state.hasNewTimeline() ? newTimeline() : Finding.OK);
    }

    /** This is only a warning: a failover can happen at night, and it must not stop refreshes. */
    private static Finding newTimeline() {
        return Finding.warning(
                "PostgreSQL is on another timeline than before: a standby was promoted, or a backup was restored to a point"
                        + " in time. After a restore declare it; after a failover adopt the database.",
                "java -jar juncture-http.jar restored");
    }

    @Override
    public String defaultFix() {
        return FIX;
    }
}
