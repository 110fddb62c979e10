package dev.juncture.jira.picker;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.jira.client.TokenSource;
import dev.juncture.jira.site.ReachableSites;
import dev.juncture.oauth.WaitingGrant;
import dev.juncture.provider.Account;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The account and the sites behind a grant that waits for its user's choice. */
@Component
class GrantedSites {
    private static final AccountApi API = JiraRequests.describedBy(AccountApi.class);

    /** Atlassian does not tell the account, and will not tell it later either. Other failures may pass. */
    private static final Set<ErrorCode> WITHHELD =
            Set.of(JiraErrors.MISSING_SCOPE, JiraErrors.JIRA_FORBIDDEN, JiraErrors.JIRA_NOT_FOUND);

    private final JiraClients clients;

    GrantedSites(JiraClients clients) {
        this.clients = clients;
    }

    /** Returns a client with the token of the grant, which cannot be refreshed yet. */
    JiraClient client(WaitingGrant grant) {
        return clients.of(TokenSource.fixed(grant.tokens().accessToken()));
    }

    /** Returns each Jira site once, ordered by name. */
    List<Site> reachable(JiraClient client) {
        return ReachableSites.of(client).stream()
                .map(found -> new Site(found.id(), found.name(), found.url(), found.avatarUrl()))
                .sorted(Comparator.comparing(Site::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Site::id))
                .toList();
    }

    /** @throws ApiException {@code site_not_granted} when the grant does not reach the site */
    Site require(JiraClient client, String siteId) {
        return require(reachable(client), siteId);
    }

    /** @throws ApiException {@code site_not_granted} when the site is not among those that the grant reaches */
    static Site require(List<Site> reachable, String siteId) {
        return reachable.stream()
                .filter(site -> site.id().equals(siteId))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        JiraErrors.SITE_NOT_GRANTED,
                        "This grant does not reach that site: choose one of the available sites."));
    }

    /** Returns the account that consented, asked from the site and then from Atlassian; empty when neither names it. */
    Optional<Account> accountBehind(JiraClient client, Site site) {
        Optional<Account> known = unlessWithheld(() -> {
            AccountApi.Myself myself = client.at(site.id()).call(List.of("read:jira-user"), API.myself());
            return account(myself.accountId(), myself.displayName());
        });
        return known.isPresent()
                ? known
                : unlessWithheld(() -> {
                    AccountApi.Me me = client.call(List.of("read:me"), API.me());
                    return account(me.accountId(), me.name());
                });
    }

    private static Optional<Account> unlessWithheld(Supplier<Optional<Account>> call) {
        try {
            return call.get();
        } catch (JiraFailure failure) {
            if (WITHHELD.contains(failure.code())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Optional<Account> account(@Nullable String id, @Nullable String name) {
        return Optional.ofNullable(id).map(known -> new Account(known, name == null ? known : name));
    }
}
