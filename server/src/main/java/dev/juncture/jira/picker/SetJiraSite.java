package dev.juncture.jira.picker;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ConnectionStore;
import dev.juncture.connection.NewGrant;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.client.JiraClient;
import dev.juncture.jira.client.JiraRequests;
import dev.juncture.oauth.ConnectSession;
import dev.juncture.oauth.ConnectionCodes;
import dev.juncture.oauth.WaitingGrant;
import dev.juncture.oauth.confirmation.Confirmations;
import dev.juncture.operation.CallContext;
import dev.juncture.provider.Account;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Providers;
import dev.juncture.secret.Secret;
import dev.juncture.token.Tokens;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the connection from the user's choice, or lets it wait until the product's backend confirms it. The same code with
 * the same site again gets the same answer, apart from the confirmation code, which is a new one.
 */
@Component
class SetJiraSite implements Function<SetJiraSite.In, SetJiraSite.Out> {
    private static final PickerProjectApi PROJECTS = JiraRequests.describedBy(PickerProjectApi.class);

    private final Providers providers;
    private final ConnectionCodes codes;
    private final GrantedSites sites;
    private final SiteChoices choices;
    private final Confirmations confirmations;
    private final ConnectionStore connections;
    private final Tokens tokens;
    private final @Nullable URI siteRedirect;

    SetJiraSite(
            Providers providers,
            ConnectionCodes codes,
            GrantedSites sites,
            SiteChoices choices,
            Confirmations confirmations,
            ConnectionStore connections,
            Tokens tokens,
            JiraSettings settings) {
        this.providers = providers;
        this.codes = codes;
        this.sites = sites;
        this.choices = choices;
        this.confirmations = confirmations;
        this.connections = connections;
        this.tokens = tokens;
        this.siteRedirect = settings.siteRedirect();
    }

    record In(
            String provider,
            Secret connectionCode,
            JiraId siteId,
            @JsonAlias("project_id") @Nullable JiraId jiraProjectId,
            CallContext context) {}

    record Out(boolean success, @Nullable URI redirectUri) {}

    @Override
    public Out apply(In in) {
        Provider provider = providers.require(in.provider());
        return codes.useOnce(
                in.connectionCode(),
                Jira.PROVIDER,
                codeHash -> choices.ofUsedCode(codeHash)
                        .filter(before -> before.siteId().equals(in.siteId().value()))
                        .map(before -> done(before.redirectUri())),
                grant -> connect(grant.in(in.context().browser()), in, provider));
    }

    private Out connect(WaitingGrant grant, In in, Provider provider) {
        JiraClient client = sites.client(grant);
        Site site = sites.require(client, in.siteId().value());
        Optional<Account> account = sites.accountBehind(client, site);
        String project = in.jiraProjectId() == null ? null : visibleProject(client, site, in.jiraProjectId());
        NewGrant newGrant = new NewGrant(
                grant.connectedBy(),
                account,
                grant.grantedAt(),
                grant.grantedAt().plus(provider.grantLifetime()),
                id -> tokens.seal(grant.key().projectId(), id, grant.tokens(), grant.grantedAt()));
        SiteChoices.Chosen chosen = new SiteChoices.Chosen(site, project);
        if (grant.needsConfirmation()) {
            // Now, because the user is still here and can do something about it.
            connections.requireMayConnect(grant.key(), newGrant);
            Secret code = confirmations.await(grant, account, chosen);
            return new Out(true, withCode(Objects.requireNonNull(grant.redirectUri()), code));
        }
        choices.connect(grant.key(), newGrant, chosen, in.context().origin());
        return done(grant.redirectUri());
    }

    /** Appends the code as text, because the product's own query may have any form. */
    private static URI withCode(URI redirect, Secret code) {
        String[] parts = redirect.toASCIIString().split("#", 2);
        parts[0] = withoutBrackets(parts[0]);
        String start = parts[0] + (redirect.getRawQuery() == null ? "?" : "&") + ConnectSession.CODE_PARAMETER + "="
                + code.value();
        return URI.create(parts.length == 1 ? start : start + "#" + parts[1]);
    }

    /** Brackets in a query are common, but no URI may have them there. */
    private static String withoutBrackets(String address) {
        int query = address.indexOf('?') < 0 ? address.length() : address.indexOf('?');
        return address.substring(0, query)
                + address.substring(query).replace("[", "%5B").replace("]", "%5D");
    }

    private Out done(@Nullable URI redirectOfSession) {
        return new Out(true, redirectOfSession == null ? siteRedirect : redirectOfSession);
    }

    /** Returns the id of a project that the user can see. */
    private static String visibleProject(JiraClient client, Site site, JiraId project) {
        return client.at(site.id())
                .call(PickerProjectApi.SCOPES, PROJECTS.project(project.value()))
                .id();
    }
}
