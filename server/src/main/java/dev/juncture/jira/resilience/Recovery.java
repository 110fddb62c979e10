package dev.juncture.jira.resilience;

import dev.juncture.jira.JiraFailure;

/** The remedies that the sender of a call can apply. Each is used once per call. */
public interface Recovery {
    /**
     * Gets another access token.
     *
     * @return false when there is none
     */
    boolean renewToken();

    /**
     * Corrects the request after Jira refused some of its fields.
     *
     * @return false when it cannot be corrected
     */
    boolean correct(JiraFailure refusal);
}
