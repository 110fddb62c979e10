package dev.juncture.jira.resilience;

import dev.juncture.jira.JiraFailure;

/** The remedies that the sender of a call can apply. */
public interface Recovery {
    /** The most tokens that replace a refused one in one call: the fresh one may be refused too. */
    int MOST_NEW_TOKENS = 2;

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
