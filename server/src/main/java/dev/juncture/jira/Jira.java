package dev.juncture.jira;

/** Names that Juncture uses for Jira in routes and rows. */
public final class Jira {
    /** The provider's name. */
    public static final String PROVIDER = "jira";

    /** The path of the callback that is registered at Atlassian. */
    public static final String CALLBACK = "/api/frontend/oauth/authorization-callback/" + PROVIDER;

    private Jira() {}
}
