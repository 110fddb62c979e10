package dev.juncture.http.body;

import dev.juncture.memory.MemoryBudgets;
import dev.juncture.route.Audience;
import org.springframework.stereotype.Component;

/** Decides how large a JSON body may be. Only a caller with the secret key may send a large one. */
@Component
public final class BodyLimits {
    private static final long STRANGER_BYTES = 16 * 1024;

    private final long callerBytes;
    private final MemoryBudgets budgets;

    BodyLimits(BodySettings settings, MemoryBudgets budgets) {
        this.callerBytes = settings.maxBodySize().toBytes();
        this.budgets = budgets;
    }

    /** Returns the allowance for the body of one request. The caller closes it when the request is answered. */
    public BodyAllowance of(Audience audience) {
        return audience == Audience.BACKEND
                ? new BodyAllowance(callerBytes, budgets.ofCallers().share())
                : new BodyAllowance(
                        Math.min(STRANGER_BYTES, callerBytes),
                        budgets.ofStrangers().share());
    }
}
