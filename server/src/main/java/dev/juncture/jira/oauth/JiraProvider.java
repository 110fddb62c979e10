package dev.juncture.jira.oauth;

import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.jira.Jira;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Provider;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Jira Cloud, through Atlassian's OAuth 2.0 (3LO). */
@Component
class JiraProvider implements Provider {
    private final JiraSettings settings;
    private final URI callback;

    /** Made when it is needed: a cold process that only starts a consent loads no HTTP client. */
    private final ObjectProvider<AtlassianGrants> grants;

    JiraProvider(JiraSettings settings, FrontendAddress frontend, ObjectProvider<AtlassianGrants> grants) {
        this.settings = settings;
        this.callback = settings.callbackOr(frontend.page(Jira.CALLBACK));
        this.grants = grants;
    }

    @Override
    public String name() {
        return Jira.PROVIDER;
    }

    @Override
    public String displayName() {
        return "Jira";
    }

    @Override
    public Duration grantLifetime() {
        // Atlassian's absolute limit, counted from the consent: a refresh does not extend it.
        return Duration.ofDays(365);
    }

    @Override
    public URI authorizationUri(Secret state) {
        return UriComponentsBuilder.fromUriString(settings.authUrl())
                .path("/authorize")
                .queryParam("audience", "api.atlassian.com")
                .queryParam("client_id", "{client}")
                .queryParam("scope", "{scope}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("state", "{state}")
                .queryParam("response_type", "code")
                .queryParam("prompt", "consent")
                .encode()
                .build(settings.clientId(), String.join(" ", settings.scopes()), callback, state.value());
    }

    @Override
    public TokenPair exchange(Secret authorizationCode) {
        return grants.getObject().exchange(authorizationCode, callback);
    }

    @Override
    public TokenPair refresh(Secret refreshToken) {
        return grants.getObject().refresh(refreshToken);
    }
}
