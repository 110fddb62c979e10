package dev.juncture.token.model;

/** The rules that the proof stands on; each can be taken away, to see that it is needed. */
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
