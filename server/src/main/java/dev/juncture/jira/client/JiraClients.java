package dev.juncture.jira.client;

import org.springframework.stereotype.Component;

/** Makes clients, one for each request to Juncture that calls Jira. */
@Component
public final class JiraClients {
    private final JiraTransport transport;

    JiraClients(JiraTransport transport) {
        this.transport = transport;
    }

    /** Returns a client for the account's own endpoints, from which {@link JiraClient#at} leads to its sites. */
    public JiraClient of(TokenSource tokens) {
        return new JiraClient(transport, tokens);
    }
}
