package dev.juncture.jira.issue;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.search.CreatedIssues;
import dev.juncture.jira.search.IssueRef;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.secret.Sha256;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates at most one issue per {@code Idempotency-Key}. Jira has no such key, and a create must never be repeated when its
 * outcome is unknown. Therefore each issue has the key as a property, and after an unknown outcome the issue is searched by
 * that property and never created again.
 */
@Component
class CreateOnce {
    private static final ErrorCode MISMATCH = new ErrorCode("idempotency_mismatch", 409);

    /** Not {@code conflict}, which means a 409 of Jira itself. */
    private static final ErrorCode UNDERWAY = new ErrorCode("create_underway", 409);

    private static final ErrorCode OUTCOME_UNKNOWN = new ErrorCode("outcome_unknown", 409);

    /** Writes equal requests as equal texts: the properties of an object have no order. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final IdempotentCreates attempts;

    CreateOnce(IdempotentCreates attempts) {
        this.attempts = attempts;
    }

    /** Adds the key to an issue that is about to be created. */
    static void mark(ObjectNode issue, String key) {
        ObjectNode property = issue.putArray("properties").addObject().put("key", CreatedIssues.KEY_PROPERTY);
        property.putObject("value").put("key", key);
    }

    /**
     * Returns the result of an earlier attempt. Callers ask before they look names up in Jira, because the names of the first
     * attempt may be gone by now.
     *
     * @param input as the caller sent it. The request to Jira differs each time, because documents from Markdown have random
     *     ids
     * @return empty when there was no attempt on this site
     */
    Optional<IssueRef> earlier(JiraSite site, String project, String key, Object input) {
        if (key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidField(
                    "idempotency_key", "must have 1 to 255 characters without control characters");
        }
        return attempts.find(site, key).map(earlier -> resultOf(earlier, site, project, hash(input), key));
    }

    /**
     * Creates the issue, or returns that of another attempt that began in the meantime.
     *
     * @param request is marked
     */
    IssueRef create(JiraSite site, String project, JiraRequest<IssueRef> request, String key, Object input) {
        String hash = hash(input);
        return attempts.begin(site, project, key, hash)
                .map(other -> resultOf(other, site, project, hash, key))
                .orElseGet(() -> attempt(site, request, key));
    }

    private static String hash(Object input) {
        return Sha256.hex(CANONICAL.writeValueAsString(input));
    }

    private IssueRef attempt(JiraSite site, JiraRequest<IssueRef> request, String key) {
        try {
            IssueRef created = site.call(Issues.WRITE, request);
            attempts.succeeded(site, key, created);
            return created;
        } catch (ApiException failure) {
            if (failure instanceof JiraFailure jira && !jira.notDone()) {
                attempts.unknown(site, key);
                throw outcomeUnknown();
            }
            attempts.failed(site, key);
            throw failure;
        }
    }

    private IssueRef resultOf(
            IdempotentCreates.Attempt earlier, JiraSite site, String project, String hash, String key) {
        if (!earlier.requestHash().equals(hash)) {
            throw new ApiException(MISMATCH, "This Idempotency-Key was used for another ticket: use a new one.");
        }
        return earlier.issue().orElseGet(() -> search(earlier, site, project, key));
    }

    private IssueRef search(IdempotentCreates.Attempt earlier, JiraSite site, String project, String key) {
        if (earlier.underway()) {
            throw new ApiException(
                            UNDERWAY, "Another request creates this ticket at the moment: try again in a moment.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        IssueRef found = CreatedIssues.find(
                        site, Objects.requireNonNullElse(earlier.jiraProject(), project), key, earlier.minutesAgo())
                .orElseThrow(CreateOnce::outcomeUnknown);
        attempts.succeeded(site, key, found);
        return found;
    }

    private static ApiException outcomeUnknown() {
        return new ApiException(
                        OUTCOME_UNKNOWN,
                        "Jira may have created this ticket, but the search does not find it yet: repeat the request with the"
                                + " same Idempotency-Key, or look in Jira.")
                .retryAfter(Duration.ofSeconds(30));
    }
}
