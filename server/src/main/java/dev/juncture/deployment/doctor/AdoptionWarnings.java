package dev.juncture.deployment.doctor;

import dev.juncture.deployment.Adoption;
import dev.juncture.deployment.Ownership;
import dev.juncture.health.Warnings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Warns in readiness when this deployment does not own the database. It stays ready: valid access tokens still serve. */
@Component
class AdoptionWarnings implements Warnings {
    private final Adoption adoption;

    AdoptionWarnings(Adoption adoption) {
        this.adoption = adoption;
    }

    @Override
    public List<String> now() {
        Ownership ownership = adoption.state().ownership();
        return ownership == Ownership.OURS
                ? List.of()
                : List.of(Adoption.DATABASE_NOT_ADOPTED.code() + ":" + ownership.code());
    }
}
