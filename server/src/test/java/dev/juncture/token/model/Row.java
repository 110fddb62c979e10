package dev.juncture.token.model;

/**
 * The connection's row in PostgreSQL, whose clock ends the lease.
 *
 * @param token the refresh token stored
 * @param owner the worker that has the lease, or {@link #NOBODY} of the living
 * @param lease ticks left; 0 for one that ended without a new version; {@link #NONE}
 * @param expired whether the access token is over
 * @param lasting ticks before it may be over
 * @param asked how often the provider was asked with this version
 */
record Row(int version, int token, int owner, int lease, boolean expired, int lasting, int asked, boolean invalid) {
    static final int NOBODY = -1;
    static final int NONE = -1;
    static final int ENDED = 0;

    /** Ticks of two minutes; the lease itself is shorter, and the next sweep comes at its heels. */
    private static final int LEASE = 1;
    /** An access token outlasts a request that hangs in the network. */
    private static final int LASTING = 2;

    static Row connected() {
        return new Row(1, 0, NOBODY, NONE, false, LASTING, 0, false);
    }

    /** {@code ConnectionRepository.lease}. */
    boolean grantsLease(int version) {
        return this.version == version && !invalid && lease <= ENDED;
    }

    Row lease(int owner) {
        return new Row(version, token, owner, LEASE, expired, lasting, asked, invalid);
    }

    Row ask() {
        return new Row(version, token, owner, lease, expired, lasting, asked + 1, invalid);
    }

    /** {@code ConnectionRepository.commitRefresh}. */
    Row commit(int pair) {
        return new Row(version + 1, pair, NOBODY, NONE, false, LASTING, 0, invalid);
    }

    /** {@code ConnectionRepository.leaveInDoubt}: the lease is over, and the sweep is to ask again. */
    Row leaveInDoubt(int by) {
        return owner == by ? new Row(version, token, NOBODY, ENDED, expired, lasting, asked, invalid) : this;
    }

    /** {@code ConnectionRepository.markInvalid}. */
    Row markInvalid(int version) {
        return this.version == version
                ? new Row(this.version, token, NOBODY, NONE, expired, lasting, asked, true)
                : this;
    }

    /** Its owner died and does not come back under the same name. */
    Row orphaned(int by) {
        return owner == by ? new Row(version, token, NOBODY, lease, expired, lasting, asked, invalid) : this;
    }

    Row expire() {
        return new Row(version, token, owner, lease, true, 0, asked, invalid);
    }

    Row tick() {
        int left = lease > ENDED ? lease - 1 : lease;
        return new Row(version, token, owner, left, expired, Math.max(0, lasting - 1), asked, invalid);
    }
}
