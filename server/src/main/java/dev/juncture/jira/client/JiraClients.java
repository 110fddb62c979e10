package dev.juncture.jira.client;

import dev.juncture.jira.resilience.Deadline;
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
        return of(tokens, startBudget());
    }

    /** Returns a client with what is left of a time budget. */
    public JiraClient of(TokenSource tokens, Deadline deadline) {
        return new JiraClient(transport, tokens, deadline);
    }

    /** Starts the time budget of a request to Juncture. */
    public Deadline startBudget() {
        return transport.calls().startBudget();
    }
}
