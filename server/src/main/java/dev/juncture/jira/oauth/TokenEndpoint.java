package dev.juncture.jira.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.client.AnswerAllowance;
import dev.juncture.jira.client.AtlassianAnswer;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Atlassian's token endpoint: trades authorization codes and refresh tokens for token pairs. */
@Component
public class TokenEndpoint {
    private final AtlassianHttp http;
    private final JiraSettings settings;
    private final URI address;

    TokenEndpoint(AtlassianHttp http, JiraSettings settings) {
        this.http = http;
        this.settings = settings;
        this.address = URI.create(settings.authUrl() + "/oauth/token");
    }

    /**
     * An answer with any status.
     *
     * @param granted null when the endpoint refuses
     * @param error Atlassian's code for the refusal: {@code unknown} when there is none, {@code unreadable} when the answer is
     *     not JSON; null when the endpoint grants
     */
    public record Answer(
            int status,
            HttpHeaders headers,
            @Nullable Granted granted,
            @Nullable String error) {}

    /**
     * A token pair in Atlassian's JSON.
     *
     * @param refreshToken only with {@code offline_access}
     * @param expiresIn in seconds
     * @param scope a text, usually. A scope of another type must not cost the tokens
     */
    public record Granted(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn,
            @JsonProperty("scope") @Nullable Object scope) {
        @Override
        public String toString() {
            return "Granted[expiresIn=" + expiresIn + "]";
        }
    }

    private record Refusal(@Nullable String error) {}

    /**
     * Trades an authorization code.
     *
     * @throws ApiException when no answer arrives, or none that can be read
     */
    public Answer redeem(Secret code, URI redirectUri, Duration time) {
        return ask("authorization_code", Map.of("code", code.value(), "redirect_uri", redirectUri.toString()), time);
    }

    /**
     * Trades a refresh token.
     *
     * @throws ApiException when no answer arrives, or none that can be read
     */
    public Answer refresh(Secret refreshToken, Duration time) {
        return ask("refresh_token", Map.of("refresh_token", refreshToken.value()), time);
    }

    private Answer ask(String grantType, Map<String, String> grant, Duration time) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("grant_type", grantType);
        request.put("client_id", settings.clientId());
        request.put("client_secret", settings.clientSecret());
        request.putAll(grant);
        try (AnswerAllowance allowance = AnswerAllowance.forTokens()) {
            AtlassianAnswer answer = http.exchange(HttpMethod.POST, address, request, null, time, allowance);
            int status = answer.status();
            return status >= 400
                    ? new Answer(status, answer.headers(), null, error(answer.body()))
                    : new Answer(status, answer.headers(), granted(answer.body()), null);
        } catch (IOException | JacksonException failed) {
            throw AtlassianHttp.unanswered(failed);
        }
    }

    private Granted granted(InputStream body) {
        Granted granted = http.json().readValue(body, Granted.class);
        if (granted == null) {
            throw new ApiException(JiraErrors.JIRA_BAD_ANSWER, "Atlassian's token answer is empty.");
        }
        return granted;
    }

    private String error(InputStream body) throws IOException {
        try {
            Refusal refusal = http.json().readValue(body.readAllBytes(), Refusal.class);
            String error = refusal == null ? null : refusal.error();
            return error != null && error.matches("[a-z_]{1,40}") ? error : "unknown";
        } catch (JacksonException notJson) {
            return "unreadable";
        }
    }
}
