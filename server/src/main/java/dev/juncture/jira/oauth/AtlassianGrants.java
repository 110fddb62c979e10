package dev.juncture.jira.oauth;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.resilience.RetryAfter;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Scopes;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets token pairs from Atlassian, and decides what each refusal means for the grant. */
@Component
class AtlassianGrants {
    private static final Logger log = LoggerFactory.getLogger(AtlassianGrants.class);

    /**
     * The errors that say that a grant is dead. Atlassian documents {@code invalid_grant}; {@code unauthorized_client} has been
     * seen for an expired refresh token.
     */
    private static final Set<String> VERDICTS = Set.of("invalid_grant", "unauthorized_client");

    private final TokenEndpoint endpoint;

    AtlassianGrants(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws ApiException {@code authorization_failed}, {@code refresh_token_missing}, or a failure that may pass */
    TokenPair exchange(Secret code, URI redirectUri) {
        try {
            return pair(endpoint.redeem(code, redirectUri, AtlassianHttp.LONGEST_ANSWER));
        } catch (GrantRefusedException refused) {
            throw codeRefused();
        }
    }

    /** @throws GrantRefusedException when the grant is dead */
    TokenPair refresh(Secret refreshToken) {
        try {
            return pair(endpoint.refresh(refreshToken, AtlassianHttp.LONGEST_ANSWER));
        } catch (ApiException refused) {
            // This says nothing about the grant, so no user is sent to a new consent for it.
            throw refused.code().equals(ProviderErrors.AUTHORIZATION_FAILED)
                    ? new ApiException(
                            JiraErrors.JIRA_BAD_ANSWER, "Atlassian refused a refresh with an unknown error: try again.")
                    : refused;
        }
    }

    private static TokenPair pair(TokenEndpoint.Answer answer) {
        TokenEndpoint.Granted granted = answer.granted();
        if (granted == null) {
            throw meaningOf(answer);
        }
        if (granted.accessToken() == null || granted.expiresIn() == null) {
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's token answer lacks a token.");
        }
        if (granted.refreshToken() == null) {
            throw new ApiException(
                    ProviderErrors.REFRESH_TOKEN_MISSING,
                    "Atlassian gave no refresh token: allow offline_access for the app, then connect again.");
        }
        return new TokenPair(
                new Secret(granted.accessToken()),
                new Secret(granted.refreshToken()),
                Duration.ofSeconds(granted.expiresIn()),
                granted.scope() instanceof String scope && !scope.isBlank() ? Scopes.of(scope) : null);
    }

    private static RuntimeException meaningOf(TokenEndpoint.Answer refusal) {
        int status = refusal.status();
        String error = String.valueOf(refusal.error());
        log.atWarn()
                .addKeyValue("status", status)
                .addKeyValue("error", error)
                .log("Atlassian's token endpoint refused a request");
        // These two are temporary, also when their body names an error. A failing server does not prove that a grant is
        // dead.
        if (status >= 500) {
            return new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Atlassian's token service fails: try again.");
        }
        if (status == 429) {
            return new ApiException(ErrorCode.RATE_LIMITED, "Atlassian limits requests for tokens: try again later.")
                    .retryAfter(RetryAfter.of(refusal.headers()));
        }
        if (VERDICTS.contains(error)) {
            return new GrantRefusedException(error);
        }
        if (status == 401) {
            // The app's credentials are wrong, so a new consent would not help.
            return new ApiException(
                    ProviderErrors.PROVIDER_MISCONFIGURED,
                    "Atlassian refuses DEFAULT_JIRA_CLIENT_ID with DEFAULT_JIRA_CLIENT_SECRET: compare them with the Settings page of the app.");
        }
        return codeRefused();
    }

    private static ApiException codeRefused() {
        return new ApiException(
                ProviderErrors.AUTHORIZATION_FAILED, "Atlassian did not accept this authorization: connect again.");
    }
}
