package dev.juncture.jira;

import dev.juncture.http.HttpSettings;
import dev.juncture.jira.client.AtlassianGrants;
import dev.juncture.provider.Provider;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Jira Cloud through Atlassian's OAuth 2.0 (3LO). */
@Component
public class JiraProvider implements Provider {
    public static final String NAME = "jira";
    static final String CALLBACK = "/api/frontend/oauth/authorization-callback/" + NAME;

    private final JiraSettings settings;
    private final URI callback;
    /** A consent begins without any client of Atlassian's. */
    private final ObjectProvider<AtlassianGrants> grants;

    JiraProvider(JiraSettings settings, HttpSettings http, ObjectProvider<AtlassianGrants> grants) {
        this.settings = settings;
        this.callback = settings.callbackOr(http.frontendPage(CALLBACK));
        this.grants = grants;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Jira";
    }

    @Override
    public Duration grantLifetime() {
        // Atlassian's absolute limit, counted from the consent; refreshes do not extend it.
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
                .build(settings.clientId(), String.join(" ", settings.scopeList()), callback, state.value());
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
