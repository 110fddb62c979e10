package dev.juncture.jira.picker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.oauth.WaitingGrant;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.JunctureTest;
import dev.juncture.testing.TestConnections;
import dev.juncture.testing.Together;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class AccountSitesTest {
    @Autowired
    AccountSites accountSites;

    private final String account = "account-" + UUID.randomUUID();

    @Test
    void returnsAllSitesOfANewAccount() {
        assertThat(added(grant(), "a", "b")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void returnsTheSitesThatTheLatestGrantAdded() {
        added(grant(), "a");
        assertThat(added(grant(), "a", "b")).containsExactly("b");
        assertThat(added(grant(), "a", "b")).isEmpty();
    }

    @Test
    void returnsTheSameSitesForTheSameGrant() {
        added(grant(), "a");
        WaitingGrant second = grant();
        assertThat(added(second, "a", "b")).containsExactly("b");
        assertThat(added(second, "b", "a")).containsExactly("b");
    }

    @RepeatedTest(3)
    void returnsTheSameSitesToParallelReaders() {
        added(grant(), "a", "z");
        WaitingGrant second = grant();
        Together<Set<String>> readers =
                Together.run(20, i -> i % 2 == 0 ? added(second, "a", "b", "c") : added(second, "c", "b", "a"));
        assertThat(readers.failures()).isEmpty();
        assertThat(readers.results()).hasSize(20).containsOnly(Set.of("b", "c"));
    }

    @Test
    void returnsASiteThatLeftAndCameBack() {
        added(grant(), "a", "b");
        added(grant(), "a");
        assertThat(added(grant(), "a", "b")).containsExactly("b");
    }

    @Test
    void separatesAccounts() {
        added(grant(), "a");
        assertThat(accountSites.addedBy(grant(), "another-" + account, sites("a")))
                .containsExactly("a");
    }

    private Set<String> added(WaitingGrant grant, String... sites) {
        return accountSites.addedBy(grant, account, sites(sites));
    }

    private static List<Site> sites(String... ids) {
        return Stream.of(ids)
                .map(id -> new Site(id, id, "https://" + id + ".atlassian.net", null))
                .toList();
    }

    private static WaitingGrant grant() {
        return new WaitingGrant(
                TestConnections.freshKey("jira"),
                UUID.randomUUID().toString(),
                FakeProvider.pair("any"),
                Instant.now(),
                Optional.empty(),
                null);
    }
}
