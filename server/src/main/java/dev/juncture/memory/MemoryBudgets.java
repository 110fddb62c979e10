package dev.juncture.memory;

import org.springframework.stereotype.Component;

/** The budgets of this process. */
@Component
public final class MemoryBudgets {
    private final MemoryBudget strangers;
    private final MemoryBudget callers;
    private final MemoryBudget answers;

    public MemoryBudgets(MemorySettings settings) {
        this.strangers = new MemoryBudget(settings.bytes() / 8);
        this.callers = new MemoryBudget(settings.bytes() / 4);
        this.answers = new MemoryBudget(settings.bytes() / 2);
    }

    /** Returns the budget for bodies of callers that sent no secret key. */
    public MemoryBudget ofStrangers() {
        return strangers;
    }

    /** Returns the budget for bodies of callers with the secret key. */
    public MemoryBudget ofCallers() {
        return callers;
    }

    /** Returns the budget for answers that are held as a whole. */
    public MemoryBudget ofAnswers() {
        return answers;
    }
}
