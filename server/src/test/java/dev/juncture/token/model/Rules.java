package dev.juncture.token.model;

/** The rules of the protocol. Each can be removed, to show that it is needed. */
record Rules(boolean versionsChecked, boolean leased, boolean leaseCheckedBeforeSending, boolean swept) {
    static final Rules ALL = new Rules(true, true, true, true);

    Rules withoutVersionCheck() {
        return new Rules(false, leased, leaseCheckedBeforeSending, swept);
    }

    Rules withoutLease() {
        return new Rules(versionsChecked, false, leaseCheckedBeforeSending, swept);
    }

    Rules withoutCheckBeforeSending() {
        return new Rules(versionsChecked, leased, false, swept);
    }

    Rules withoutSweep() {
        return new Rules(versionsChecked, leased, leaseCheckedBeforeSending, false);
    }
}
