package dev.juncture.token.model;

/**
 * The connection's row in PostgreSQL, whose clock ends the lease.
 *
 * @param token the stored refresh token
 * @param owner the worker that has the lease, or {@link #NO_OWNER}
 * @param lease ticks left; 0 for a lease that ended without a new version; {@link #NONE}
 * @param expired whether the access token has expired
 * @param lasting ticks before the access token can expire
 * @param asked the number of refreshes that were sent with this version
 */
record Row(int version, int token, int owner, int lease, boolean expired, int lasting, int asked, boolean invalid) {
    static final int NO_OWNER = -1;
    static final int NONE = -1;
    static final int ENDED = 0;

    /** The unit is a tick of two minutes. The lease itself is shorter, and the next sweep comes after its end. */
    private static final int LEASE = 1;
    /** An access token is valid for longer than a request stays in the network. */
    private static final int LASTING = 2;

    static Row connected() {
        return new Row(1, 0, NO_OWNER, NONE, false, LASTING, 0, false);
    }

    /** {@code RefreshLeases.lease}. */
    boolean grantsLease(int version) {
        return this.version == version && !invalid && lease <= ENDED;
    }

    Row lease(int owner) {
        return new Row(version, token, owner, LEASE, expired, lasting, asked, invalid);
    }

    Row ask() {
        return new Row(version, token, owner, lease, expired, lasting, asked + 1, invalid);
    }

    /** {@code RefreshLeases.commitRefresh}. */
    Row commit(int pair) {
        return new Row(version + 1, pair, NO_OWNER, NONE, false, LASTING, 0, invalid);
    }

    /** {@code RefreshLeases.leaveInDoubt}: ends the lease, and the sweep refreshes again. */
    Row leaveInDoubt(int by) {
        return owner == by ? new Row(version, token, NO_OWNER, ENDED, expired, lasting, asked, invalid) : this;
    }

    /** {@code RefreshLeases.markInvalid}. */
    Row markInvalid(int version) {
        return this.version == version
                ? new Row(this.version, token, NO_OWNER, NONE, expired, lasting, asked, true)
                : this;
    }

    /** The owner has stopped; after a restart it has another name. */
    Row orphaned(int by) {
        return owner == by ? new Row(version, token, NO_OWNER, lease, expired, lasting, asked, invalid) : this;
    }

    Row expire() {
        return new Row(version, token, owner, lease, true, 0, asked, invalid);
    }

    Row tick() {
        int left = lease > ENDED ? lease - 1 : lease;
        return new Row(version, token, owner, left, expired, Math.max(0, lasting - 1), asked, invalid);
    }
}
