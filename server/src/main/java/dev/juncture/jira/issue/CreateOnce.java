package dev.juncture.jira.issue;

import dev.juncture.http.ApiException;
import dev.juncture.http.ErrorCode;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.site.ConnectedSite;
import dev.juncture.provider.Secret;
import dev.juncture.token.OneTimeSecret;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One issue per {@code Idempotency-Key}. Jira has no such key and a create must never be repeated blindly: the issue
 * carries ours as a property, and an attempt whose outcome is unknown is answered by finding that issue, never by a
 * second one.
 */
@Component
class CreateOnce {
    /** The issue property that carries the key. */
    static final String PROPERTY = "juncture.idempotency";

    private static final ErrorCode MISMATCH = new ErrorCode("idempotency_mismatch", 409);
    /** Jira's own 409 is {@code conflict}. */
    private static final ErrorCode UNDERWAY = new ErrorCode("create_underway", 409);

    private static final ErrorCode OUTCOME_UNKNOWN = new ErrorCode("outcome_unknown", 409);
    /** Failures after which Jira may have made the issue all the same. */
    private static final Set<ErrorCode> AMBIGUOUS =
            Set.of(JiraErrors.JIRA_UNAVAILABLE, JiraErrors.JIRA_TIMEOUT, JiraErrors.JIRA_BAD_ANSWER);

    /** One text for whatever asks for the same: an object's members have no order. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final IdempotentCreates attempts;
    private final Issues issues;
    private final IssueSearch search;

    CreateOnce(IdempotentCreates attempts, Issues issues, IssueSearch search) {
        this.attempts = attempts;
        this.issues = issues;
        this.search = search;
    }

    /**
     * What became of an earlier attempt. Asked before a name is looked up in Jira, for what was called so then may be gone.
     *
     * @param request what the caller sent: the document made of its Markdown has random ids, and differs each time
     * @return empty when there was no attempt on this site
     */
    Optional<IssueApi.Created> earlier(ConnectedSite site, String project, String key, Object request) {
        if (key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidField(
                    "idempotency_key", "must have 1 to 255 characters without control characters");
        }
        return attempts.find(site, key).map(earlier -> outcomeOf(earlier, site, project, hash(request), key));
    }

    /** @return the issue, also when another attempt was first after all */
    IssueApi.Created create(ConnectedSite site, String project, ObjectNode issue, String key, Object request) {
        String hash = hash(request);
        return attempts.begin(site, project, key, hash)
                .map(other -> outcomeOf(other, site, project, hash, key))
                .orElseGet(() -> attempt(site, issue, key));
    }

    private static String hash(Object request) {
        return OneTimeSecret.hash(new Secret(CANONICAL.writeValueAsString(request)));
    }

    private IssueApi.Created attempt(ConnectedSite site, ObjectNode issue, String key) {
        ObjectNode property = issue.putArray("properties").addObject().put("key", PROPERTY);
        property.putObject("value").put("key", key);
        try {
            IssueApi.Created created = issues.create(site, issue);
            attempts.succeeded(site, key, created);
            return created;
        } catch (ApiException failure) {
            if (!isAmbiguous(failure)) {
                attempts.failed(site, key);
                throw failure;
            }
            attempts.unknown(site, key);
            throw unknown();
        }
    }

    private IssueApi.Created outcomeOf(
            IdempotentCreates.Attempt earlier, ConnectedSite site, String project, String hash, String key) {
        if (!earlier.requestHash().equals(hash)) {
            throw new ApiException(MISMATCH, "This Idempotency-Key was used for another ticket: use a new one.");
        }
        return earlier.issue().orElseGet(() -> lookedFor(earlier, site, project, key));
    }

    private IssueApi.Created lookedFor(
            IdempotentCreates.Attempt earlier, ConnectedSite site, String project, String key) {
        if (earlier.underway()) {
            throw new ApiException(UNDERWAY, "This ticket is being created just now: ask again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        IssueApi.Created found = search.createdWith(
                        site, Objects.requireNonNullElse(earlier.jiraProject(), project), key, earlier.minutesAgo())
                .orElseThrow(CreateOnce::unknown);
        attempts.succeeded(site, key, found);
        return found;
    }

    private static boolean isAmbiguous(ApiException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return false;
            }
        }
        return AMBIGUOUS.contains(failure.code());
    }

    private static ApiException unknown() {
        return new ApiException(
                        OUTCOME_UNKNOWN,
                        "Jira may have made this ticket, and it is not to be found yet: repeat the request with the same"
                                + " Idempotency-Key, or look in Jira.")
                .retryAfter(Duration.ofSeconds(30));
    }
}
