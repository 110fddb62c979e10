package dev.juncture.jira.doctor;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraSettings;
import dev.juncture.jira.oauth.TokenEndpoint;
import dev.juncture.secret.OneTimeSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends Atlassian's token endpoint a code that cannot exist. The refusal shows whether Atlassian knows the app. */
@Component
class TokenProbe {
    static final String NO_ERROR = "none";

    /** Two checks ask at the same time, and one request serves both. */
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final TokenEndpoint endpoint;
    private final JiraSettings settings;
    private final Clock clock;
    private @Nullable Refusal last;

    TokenProbe(TokenEndpoint endpoint, JiraSettings settings, Clock clock) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param status 0 when no answer arrived, or none that can be read
     * @param error Atlassian's code, or {@link #NO_ERROR}
     * @param date the time in the answer's headers, if it has one
     */
    record Refusal(int status, String error, Instant asked, Instant answered, Optional<Instant> date) {}

    synchronized Refusal ask() {
        if (last == null || clock.instant().isAfter(last.answered().plus(REMEMBERED))) {
            last = refusal();
        }
        return last;
    }

    private Refusal refusal() {
        Instant asked = clock.instant();
        try {
            TokenEndpoint.Answer answer =
                    endpoint.redeem(OneTimeSecret.create(), URI.create(settings.authUrl()), TIMEOUT);
            return new Refusal(
                    answer.status(),
                    Objects.requireNonNullElse(answer.error(), NO_ERROR),
                    asked,
                    clock.instant(),
                    dateOf(answer.headers()));
        } catch (ApiException noAnswer) {
            return new Refusal(0, NO_ERROR, asked, clock.instant(), Optional.empty());
        }
    }

    private static Optional<Instant> dateOf(HttpHeaders headers) {
        try {
            long date = headers.getDate();
            return date < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
