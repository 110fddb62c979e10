package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.GrantRefusedException;
import dev.juncture.provider.ProviderErrors;
import dev.juncture.provider.Scopes;
import dev.juncture.provider.Secret;
import dev.juncture.provider.TokenPair;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Codes and refresh tokens for token pairs, and what Atlassian's refusals mean. */
@Component
public class AtlassianGrants {
    private static final Logger log = LoggerFactory.getLogger(AtlassianGrants.class);
    /** Documented is the first; met in the field is the second. Both say that the grant is gone. */
    private static final Set<String> VERDICTS = Set.of("invalid_grant", "unauthorized_client");

    private final TokenApi api;
    private final JsonMapper json;
    private final JiraSettings settings;

    AtlassianGrants(AtlassianHttp http, JsonMapper json, JiraSettings settings) {
        this.api = http.tokenApi();
        this.json = json;
        this.settings = settings;
    }

    /** @throws ApiException {@code authorization_failed}, {@code refresh_token_missing} or what may pass */
    public TokenPair exchange(Secret code, URI redirectUri) {
        try {
            return ask(Map.of(
                    "grant_type", "authorization_code",
                    "client_id", settings.clientId(),
                    "client_secret", settings.clientSecret(),
                    "code", code.value(),
                    "redirect_uri", redirectUri.toString()));
        } catch (GrantRefusedException refused) {
            throw codeRefused();
        }
    }

    /** @throws GrantRefusedException when the grant is gone */
    public TokenPair refresh(Secret refreshToken) {
        try {
            return ask(Map.of(
                    "grant_type", "refresh_token",
                    "client_id", settings.clientId(),
                    "client_secret", settings.clientSecret(),
                    "refresh_token", refreshToken.value()));
        } catch (ApiException refused) {
            // No verdict on the grant, so nobody is sent to consent for it.
            throw refused.code().equals(ProviderErrors.AUTHORIZATION_FAILED)
                    ? new ApiException(
                            JiraErrors.JIRA_BAD_ANSWER,
                            "Atlassian refused a refresh in a way that is not known: try again.")
                    : refused;
        }
    }

    private TokenPair ask(Map<String, String> request) {
        TokenApi.Answer answer;
        try {
            answer = AtlassianHttp.passing(() -> api.token(request));
        } catch (RestClientResponseException refused) {
            throw meaningOf(refused);
        }
        if (answer.accessToken() == null || answer.expiresIn() == null) {
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's token answer lacks a token.");
        }
        if (answer.refreshToken() == null) {
            throw new ApiException(
                    ProviderErrors.REFRESH_TOKEN_MISSING,
                    "Atlassian gave no refresh token: allow offline_access for the app, then connect again.");
        }
        return new TokenPair(
                new Secret(answer.accessToken()),
                new Secret(answer.refreshToken()),
                Duration.ofSeconds(answer.expiresIn()),
                answer.scope() instanceof String scope && !scope.isBlank() ? Scopes.of(scope) : null);
    }

    private RuntimeException meaningOf(RestClientResponseException refused) {
        int status = refused.getStatusCode().value();
        String error = errorOf(refused, json);
        log.atWarn().addKeyValue("status", status).addKeyValue("error", error).log("token endpoint refused");
        // First what may pass: a server that fails or limits is believed nothing about the grant.
        if (status >= 500) {
            return new ApiException(JiraErrors.JIRA_UNAVAILABLE, "Atlassian's token service fails just now.");
        }
        if (status == 429) {
            return new ApiException(ErrorCode.RATE_LIMITED, "Atlassian limits how often tokens are asked for just now.")
                    .retryAfter(RetryAfter.of(refused.getResponseHeaders()));
        }
        if (VERDICTS.contains(error)) {
            return new GrantRefusedException(error);
        }
        if (status == 401) {
            // The same code as a declining person, so nobody is sent to consent for it.
            return new ApiException(
                    ProviderErrors.PROVIDER_MISCONFIGURED,
                    "Atlassian refuses DEFAULT_JIRA_CLIENT_ID with DEFAULT_JIRA_CLIENT_SECRET: compare them with the app's.");
        }
        return codeRefused();
    }

    /** The code in a refusal, or that there is none. */
    static String errorOf(RestClientResponseException refused, JsonMapper json) {
        try {
            String error = json.readValue(refused.getResponseBodyAsByteArray(), TokenApi.Refusal.class)
                    .error();
            return error != null && error.matches("[a-z_]{1,40}") ? error : "unknown";
        } catch (JacksonException notJson) {
            return "unreadable";
        }
    }

    private static ApiException codeRefused() {
        return new ApiException(
                ProviderErrors.AUTHORIZATION_FAILED, "Atlassian did not accept this authorization: connect again.");
    }
}
