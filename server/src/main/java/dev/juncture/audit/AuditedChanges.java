package dev.juncture.audit;

import dev.juncture.connection.ConnectionEvent;
import dev.juncture.deployment.OwnershipEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.stereotype.Component;

/** Passes changes to the audit trail, on the thread and in the transaction of each. */
@Component
class AuditedChanges implements ApplicationListener<PayloadApplicationEvent<?>> {
    private final AuditTrail trail;

    AuditedChanges(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        if (event.getPayload() instanceof ConnectionEvent change) {
            trail.record(change);
        } else if (event.getPayload() instanceof OwnershipEvent change) {
            trail.record(change);
        }
    }
}
