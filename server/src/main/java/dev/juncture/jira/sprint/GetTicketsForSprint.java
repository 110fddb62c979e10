package dev.juncture.jira.sprint;

import dev.juncture.connection.ExternalId;
import dev.juncture.jira.client.JiraId;
import dev.juncture.jira.client.JiraOperation;
import dev.juncture.jira.client.SideBySide;
import dev.juncture.jira.issue.Ticket;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.jira.site.ConnectedSites;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A sprint and all its tickets, by rank. */
@Component
class GetTicketsForSprint implements Function<GetTicketsForSprint.In, GetTicketsForSprint.Out>, JiraOperation {
    private final ConnectedSites sites;
    private final Sprints sprints;
    private final SprintTickets sprintTickets;
    private final SideBySide sideBySide;

    GetTicketsForSprint(ConnectedSites sites, Sprints sprints, SprintTickets sprintTickets, SideBySide sideBySide) {
        this.sites = sites;
        this.sprints = sprints;
        this.sprintTickets = sprintTickets;
        this.sideBySide = sideBySide;
    }

    record In(ExternalId externalId, JiraId sprintId) {}

    record Out(List<Ticket> tickets, int total, Sprint sprint) {}

    @Override
    public List<String> scopes() {
        return List.of("read:sprint:jira-software", "read:issue-details:jira", "read:jql:jira");
    }

    @Override
    public Out apply(In in) {
        ConnectedSite site = sites.require(in.externalId());
        Future<Sprint> sprint = sideBySide.start(site.siteId(), () -> sprints.read(site, in.sprintId(), scopes()));
        try {
            List<Ticket> tickets = sprintTickets.of(site, in.sprintId().value(), scopes());
            return new Out(tickets, tickets.size(), SideBySide.await(sprint));
        } finally {
            sprint.cancel(true);
        }
    }
}
