package dev.juncture.jira.site;

import dev.juncture.connection.Account;
import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraProvider;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.oauth.PendingGrant;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sites that the person may choose from. Reading them does not use the code up. */
@Component
class FetchAvailableSites implements Function<FetchAvailableSites.In, FetchAvailableSites.Out> {
    private final Providers providers;
    private final ConnectionCodes codes;
    private final Sites sites;
    private final AccountSites accountSites;

    FetchAvailableSites(Providers providers, ConnectionCodes codes, Sites sites, AccountSites accountSites) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
        this.accountSites = accountSites;
    }

    record In(String provider, Secret connectionCode) {}

    record Out(List<Choice> sites) {}

    record Choice(
            String siteId,
            String siteName,
            String siteUrl,
            @Nullable String avatarUrl,
            boolean recentlyGranted) {}

    @Override
    public Out apply(In in) {
        providers.require(in.provider());
        PendingGrant grant = codes.peek(in.connectionCode(), JiraProvider.NAME);
        List<Site> reachable = sites.reachableWith(grant.tokens().accessToken());
        Set<String> added = addedBy(grant, reachable);
        return new Out(reachable.stream()
                .map(site ->
                        new Choice(site.id(), site.name(), site.url(), site.avatarUrl(), added.contains(site.id())))
                .toList());
    }

    private Set<String> addedBy(PendingGrant grant, List<Site> reachable) {
        if (reachable.isEmpty()) {
            return Set.of();
        }
        Optional<Account> account = accountOrUnknown(grant, reachable.get(0));
        return account.map(known -> accountSites.addedBy(
                        grant, known.id(), reachable.stream().map(Site::id).toList()))
                .orElse(Set.of());
    }

    /** A mark beside a site is not worth failing the list for. */
    private Optional<Account> accountOrUnknown(PendingGrant grant, Site site) {
        try {
            return sites.accountBehind(grant.tokens().accessToken(), site);
        } catch (ApiException passing) {
            return Optional.empty();
        }
    }
}
