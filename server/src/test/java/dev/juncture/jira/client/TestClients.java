package dev.juncture.jira.client;

import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.resilience.TestSites;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.testing.TestSleeper;
import org.springframework.beans.factory.BeanFactory;

/** Clients whose address and rules differ from the application's. */
public final class TestClients {
    private TestClients() {}

    /**
     * @param address of Atlassian's API
     * @param application provides everything else
     */
    public static JiraClients of(TestSites sites, String address, BeanFactory application) {
        JiraSettings known = application.getBean(JiraSettings.class);
        JiraSettings settings =
                new JiraSettings(known.clientId(), known.clientSecret(), "", "", "", known.authUrl(), address);
        return new JiraClients(new JiraTransport(
                new AtlassianHttp(settings),
                settings,
                sites.registry(),
                sites.calls(application),
                TestSleeper.INSTANCE,
                application.getBean(MemoryBudgets.class)));
    }
}
