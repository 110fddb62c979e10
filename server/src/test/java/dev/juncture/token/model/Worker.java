package dev.juncture.token.model;

/**
 * A process and the state of its refresh.
 *
 * @param caller whether a caller waits for the result; false for the sweep
 * @param version the version that it read, with {@code token}
 * @param pair the pair that the provider answered
 * @param age ticks since it requested its lease
 * @param frozen suspended at any instruction, for any time
 */
record Worker(Phase phase, boolean caller, int version, int token, int pair, int age, boolean frozen) {
    enum Phase {
        IDLE,
        /** Has read the row; requests the lease until it gets it or another version is stored. */
        READ,
        LEASED,
        /** The request is in the network. */
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
