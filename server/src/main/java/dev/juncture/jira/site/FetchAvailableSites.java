package dev.juncture.jira.site;

import dev.juncture.connection.Account;
import dev.juncture.http.ApiException;
import dev.juncture.http.FromBrowserCookie;
import dev.juncture.jira.JiraProvider;
import dev.juncture.oauth.ConnectSession;
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

    record In(
            String provider,
            Secret connectionCode,
            @FromBrowserCookie @Nullable Secret browser) {}

    /**
     * @param displayName what the product calls the thing that is connected, if it started a session
     * @param accountName who consented, when the provider tells: the browser may be somebody else's at the provider
     */
    record Out(
            List<Choice> sites,
            @Nullable String displayName,
            @Nullable String accountName) {}

    record Choice(
            String siteId,
            String siteName,
            String siteUrl,
            @Nullable String avatarUrl,
            boolean recentlyGranted) {}

    @Override
    public Out apply(In in) {
        providers.require(in.provider());
        PendingGrant grant = codes.peek(in.connectionCode(), JiraProvider.NAME).in(in.browser());
        List<Site> reachable = sites.reachableWith(grant.tokens().accessToken());
        Optional<Account> account = reachable.isEmpty() ? Optional.empty() : accountOrUnknown(grant, reachable.get(0));
        Set<String> added =
                account.map(known -> addedBy(grant, known, reachable)).orElse(Set.of());
        return new Out(
                reachable.stream()
                        .map(site -> new Choice(
                                site.id(), site.name(), site.url(), site.avatarUrl(), added.contains(site.id())))
                        .toList(),
                grant.session().map(ConnectSession::displayName).orElse(null),
                account.map(Account::name).orElse(null));
    }

    private Set<String> addedBy(PendingGrant grant, Account account, List<Site> reachable) {
        return accountSites.addedBy(
                grant, account.id(), reachable.stream().map(Site::id).toList());
    }

    /** A name and a mark beside a site are not worth failing the list for. */
    private Optional<Account> accountOrUnknown(PendingGrant grant, Site site) {
        try {
            return sites.accountBehind(grant.tokens().accessToken(), site);
        } catch (ApiException passing) {
            return Optional.empty();
        }
    }
}
