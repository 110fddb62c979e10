package dev.juncture.jira.client;

import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraSettings;
import dev.juncture.token.OneTimeSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Asks Atlassian's token endpoint to redeem a code that nobody has: how it refuses tells whether it knows the app. */
@Component
class TokenProbe {
    /** Both checks ask at once, and one request serves them. */
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final TokenApi api;
    private final JsonMapper json;
    private final JiraSettings settings;
    private final Clock clock;
    private @Nullable Refusal last;

    TokenProbe(AtlassianHttp http, JsonMapper json, JiraSettings settings, Clock clock) {
        this.api = http.tokenApi();
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param status 0 when there was no answer, or none that can be read
     * @param error as Atlassian names it
     * @param date what its clock says, if it says so
     */
    record Refusal(int status, String error, Instant asked, Instant answered, Optional<Instant> date) {}

    synchronized Refusal ask() {
        if (last == null || clock.instant().isAfter(last.answered().plus(REMEMBERED))) {
            last = refusal();
        }
        return last;
    }

    private Refusal refusal() {
        Map<String, String> request = Map.of(
                "grant_type", "authorization_code",
                "client_id", settings.clientId(),
                "client_secret", settings.clientSecret(),
                "code", OneTimeSecret.create().value(),
                "redirect_uri", settings.authUrl());
        Instant asked = clock.instant();
        try {
            AnswerTime.within(PATIENCE, () -> AtlassianHttp.passing(() -> api.token(request)));
            return new Refusal(200, "none", asked, clock.instant(), Optional.empty());
        } catch (ApiException noAnswer) {
            return new Refusal(0, "none", asked, clock.instant(), Optional.empty());
        } catch (RestClientResponseException refused) {
            return new Refusal(
                    refused.getStatusCode().value(),
                    AtlassianGrants.errorOf(refused, json),
                    asked,
                    clock.instant(),
                    dateOf(refused.getResponseHeaders()));
        }
    }

    private static Optional<Instant> dateOf(@Nullable HttpHeaders headers) {
        try {
            long date = headers == null ? -1 : headers.getDate();
            return date < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
