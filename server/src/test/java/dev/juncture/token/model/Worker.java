package dev.juncture.token.model;

/**
 * One process and what it is about.
 *
 * @param caller whether somebody waits for its answer; nobody waits for the sweep's
 * @param version what it read, and {@code token} with it
 * @param pair what the provider answered
 * @param age ticks since it asked for its lease
 * @param frozen stopped at any instruction, for any time
 */
record Worker(Phase phase, boolean caller, int version, int token, int pair, int age, boolean frozen) {
    enum Phase {
        IDLE,
        /** Read the row; asks for the lease until it has it or the version is another. */
        READ,
        LEASED,
        /** The request is on its way. */
        SENT,
        ANSWERED,
        REFUSED,
        FAILED
    }

    static final Worker IDLE = new Worker(Phase.IDLE, false, 0, 0, 0, 0, false);

    static Worker reading(Row row, boolean caller) {
        return new Worker(Phase.READ, caller, row.version(), row.token(), 0, 0, false);
    }

    boolean idle() {
        return phase == Phase.IDLE;
    }

    Worker to(Phase next) {
        return new Worker(next, caller, version, token, pair, 0, frozen);
    }

    Worker answered(int newPair) {
        return new Worker(Phase.ANSWERED, caller, version, token, newPair, 0, frozen);
    }

    Worker frozen(boolean now) {
        return new Worker(phase, caller, version, token, pair, age, now);
    }

    Worker tick() {
        return phase == Phase.LEASED
                ? new Worker(phase, caller, version, token, pair, Math.min(1, age + 1), frozen)
                : this;
    }
}
