package dev.juncture.sandbox.limit;

import java.time.Duration;

/**
 * The state of one limit for a call.
 *
 * @param reason what Jira calls it when it refuses
 * @param policy what Jira calls it in structured headers
 * @param window what the limit counts over
 * @param untilReset when there is something left again
 */
record Standing(String reason, String policy, long limit, long remaining, Duration window, Duration untilReset) {

    boolean exhausted() {
        return remaining <= 0;
    }

    boolean near() {
        return remaining * 5 < limit;
    }
}
