package dev.juncture.jira.once;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.jira.JiraFailure;
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
public class CreateOnce {
    private static final ErrorCode MISMATCH = new ErrorCode("idempotency_mismatch", 409);

    /** This code differs from {@code conflict}, which means that Jira itself answered 409. */
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
    public static void mark(ObjectNode issue, String key) {
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
    public Optional<IssueRef> earlier(JiraSite site, String project, String key, Object input) {
        if (key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidField(
                    "idempotency_key", "must have 1 to 255 characters without control characters");
        }
        return attempts.find(site, key).map(earlier -> resultOf(earlier, site, project, hash(input), key));
    }

    /**
     * Begins an attempt.
     *
     * @return the result of another attempt that began in the meantime; empty when the caller has to create the issue, and to
     *     report the outcome
     */
    public Optional<IssueRef> begin(JiraSite site, String project, String key, Object input) {
        String hash = hash(input);
        return attempts.begin(site, project, key, hash).map(other -> resultOf(other, site, project, hash, key));
    }

    /** Reports that the attempt created an issue. */
    public void succeeded(JiraSite site, String key, IssueRef created) {
        attempts.succeeded(site, key, created);
    }

    /**
     * Reports that the attempt failed.
     *
     * @return the refusal for the caller
     */
    public ApiException failed(JiraSite site, String key, ApiException failure) {
        if (failure instanceof JiraFailure jira && !jira.notDone()) {
            return lost(site, key);
        }
        attempts.failed(site, key);
        return failure;
    }

    /**
     * Reports that the fate of the attempt is unknown.
     *
     * @return the refusal for the caller
     */
    public ApiException lost(JiraSite site, String key) {
        attempts.unknown(site, key);
        return outcomeUnknown();
    }

    private static String hash(Object input) {
        return Sha256.hex(CANONICAL.writeValueAsString(input));
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
