package dev.juncture.jira.client;

import dev.juncture.memory.JsonWeight;
import dev.juncture.memory.MemoryBudget;
import java.io.IOException;

/** The memory that one answer may take while it is read and becomes objects. The caller closes it afterwards. */
public final class AnswerAllowance implements AutoCloseable {
    private static final long OF_TOKENS = 1 << 20;
    /** The room that must be there before a request is sent: most answers need less. */
    private static final long TO_SEND = 16 * 1024;

    private final MemoryBudget.Share memory;
    private final boolean isRefusable;
    private final JsonWeight weight = new JsonWeight();

    private AnswerAllowance(MemoryBudget.Share memory, boolean isRefusable) {
        this.memory = memory;
        this.isRefusable = isRefusable;
    }

    /** Returns an allowance for tokens: they are small, and lost when they are not read. */
    public static AnswerAllowance forTokens() {
        return new AnswerAllowance(new MemoryBudget(OF_TOKENS).share(), true);
    }

    /**
     * Returns an allowance for an answer of Jira.
     *
     * @param isRead whether the request changes nothing in Jira. The answer to any other request is never refused
     * @throws dev.juncture.error.ApiException {@code unavailable} when the budget is used up: the request must not be sent
     */
    static AnswerAllowance of(MemoryBudget budget, boolean isRead) {
        MemoryBudget.Share memory = budget.share();
        memory.take(TO_SEND);
        return new AnswerAllowance(memory, isRead);
    }

    /** The answer is larger than Juncture should hold in memory. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** All answers together would take more memory than they may. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the next piece of the answer. */
    void take(byte[] bytes, int offset, int length) throws IOException {
        long cost = weight.of(bytes, offset, length);
        if (!memory.couldHold(cost)) {
            throw new TooLargeException();
        }
        if (!isRefusable) {
            memory.takeAnyway(cost);
        } else if (!memory.tryTake(cost)) {
            throw new BusyException();
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
