package dev.juncture.jira.site;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.Account;
import dev.juncture.connection.NewGrant;
import dev.juncture.http.FromBrowserCookie;
import dev.juncture.jira.JiraProvider;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.JiraCalls;
import dev.juncture.jira.client.JiraId;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.oauth.PendingGrant;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.provider.Secret;
import dev.juncture.token.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person's choice makes the connection. The same code with the same site again gets the same answer. */
@Component
class SetJiraSite implements Function<SetJiraSite.In, SetJiraSite.Out> {
    private final Providers providers;
    private final ConnectionCodes codes;
    private final Sites sites;
    private final ConnectedSites connectedSites;
    private final PickerProjectApi projects;
    private final Tokens tokens;
    private final @Nullable URI siteRedirect;

    SetJiraSite(
            Providers providers,
            ConnectionCodes codes,
            Sites sites,
            ConnectedSites connectedSites,
            AtlassianHttp http,
            Tokens tokens,
            JiraSettings settings) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
        this.connectedSites = connectedSites;
        this.projects = http.api(PickerProjectApi.class);
        this.tokens = tokens;
        this.siteRedirect = settings.siteRedirect();
    }

    record In(
            String provider,
            Secret connectionCode,
            JiraId siteId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId,
            @FromBrowserCookie @Nullable Secret browser) {}

    record Out(boolean success, @Nullable URI redirectUri) {}

    @Override
    public Out apply(In in) {
        Provider provider = providers.require(in.provider());
        return codes.useOnce(
                in.connectionCode(),
                JiraProvider.NAME,
                codeHash -> connectedSites
                        .choiceOfUsedCode(codeHash)
                        .filter(before -> before.siteId().equals(in.siteId().value()))
                        .map(before -> done(before.redirectUri())),
                grant -> connect(grant.in(in.browser()), in, provider));
    }

    private Out connect(PendingGrant grant, In in, Provider provider) {
        Secret token = grant.tokens().accessToken();
        Site site = sites.reachableWith(token).stream()
                .filter(reachable -> reachable.id().equals(in.siteId().value()))
                .findFirst()
                .orElseThrow(Sites::notGranted);
        Optional<Account> account = sites.accountBehind(token, site);
        String project = in.jiraProjectId() == null ? null : visibleProject(token, site, in.jiraProjectId());
        NewGrant newGrant = new NewGrant(
                grant.connectedBy(),
                account,
                grant.grantedAt(),
                grant.grantedAt().plus(provider.grantLifetime()),
                id -> tokens.seal(grant.key().projectId(), id, grant.tokens(), grant.grantedAt()));
        connectedSites.connect(grant.key(), newGrant, site, project);
        return done(grant.redirectUri());
    }

    private Out done(@Nullable URI redirectOfSession) {
        return new Out(true, redirectOfSession == null ? siteRedirect : redirectOfSession);
    }

    private String visibleProject(Secret token, Site site, JiraId project) {
        return JiraCalls.callOnce(
                        List.of("read:jira-work"),
                        token,
                        secret -> projects.project(secret, site.id(), project.value()))
                .id();
    }
}
