package dev.juncture.jira.picker;

import dev.juncture.error.ApiException;
import dev.juncture.jira.Jira;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.oauth.WaitingGrant;
import dev.juncture.operation.CallContext;
import dev.juncture.provider.Account;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sites that the user may choose from. Reading them leaves the code usable. */
@Component
class FetchAvailableSites implements Function<FetchAvailableSites.In, FetchAvailableSites.Out> {
    private final Providers providers;
    private final ConnectionCodes codes;
    private final GrantedSites sites;
    private final AccountSites accountSites;

    FetchAvailableSites(Providers providers, ConnectionCodes codes, GrantedSites sites, AccountSites accountSites) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
        this.accountSites = accountSites;
    }

    record In(String provider, Secret connectionCode, CallContext context) {}

    /**
     * @param displayName the product's name for what is connected, if the product started a session
     * @param accountName the account that consented, if Atlassian names it: it may not be the account that the user means
     * @param unverifiedReceiver the external id that gets access, when another browser may have started this connect: the
     *     user has to be asked whether they started it
     */
    record Out(
            List<Choice> sites,
            @Nullable String displayName,
            @Nullable String accountName,
            @Nullable String unverifiedReceiver) {}

    record Choice(
            String siteId,
            String siteName,
            String siteUrl,
            @Nullable String avatarUrl,
            boolean recentlyGranted) {}

    @Override
    public Out apply(In in) {
        providers.require(in.provider());
        WaitingGrant grant =
                codes.peek(in.connectionCode(), Jira.PROVIDER).in(in.context().browser());
        JiraClient client = sites.client(grant);
        List<Site> reachable = sites.reachable(client);
        Optional<Account> account = reachable.isEmpty() ? Optional.empty() : accountOrUnknown(client, reachable.get(0));
        Set<String> added = account.map(known -> accountSites.addedBy(grant, known.id(), reachable))
                .orElse(Set.of());
        return new Out(
                reachable.stream()
                        .map(site -> new Choice(
                                site.id(), site.name(), site.url(), site.avatarUrl(), added.contains(site.id())))
                        .toList(),
                grant.displayName().orElse(null),
                account.map(Account::name).orElse(null),
                grant.startedHere() ? null : grant.key().externalId().value());
    }

    /** The list of sites does not fail for the sake of an account's name. */
    private Optional<Account> accountOrUnknown(JiraClient client, Site site) {
        try {
            return sites.accountBehind(client, site);
        } catch (ApiException failure) {
            return Optional.empty();
        }
    }
}
