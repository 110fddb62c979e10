package dev.juncture.jira.worklog;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.adf.AdfDocument;
import dev.juncture.jira.adf.Markdown;
import dev.juncture.jira.adf.MarkdownToAdf;
import dev.juncture.jira.comment.Visibility;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSites;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logs work on an issue. */
@Component
class AddWorklog implements Function<AddWorklog.In, AddWorklog.Out>, JiraOperation {
    /** The only form that Jira reads: milliseconds, and an offset without a colon. */
    private static final DateTimeFormatter JIRA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private static final Set<String> ADJUSTMENTS = Set.of("auto", "leave", "new", "manual");

    private final JiraSites sites;
    private final Clock clock;

    AddWorklog(JiraSites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * @param timeSpent such as {@code 3h 20m}, or {@code time_spent_seconds} instead
     * @param started in ISO 8601 with an offset; now, if it is missing
     * @param comment in Markdown
     * @param commentAdf the same as an Atlassian document
     * @param visibility restricts the worklog to a role or a group
     * @param adjustEstimate {@code auto} (which reduces the remaining estimate), {@code leave}, {@code new}, {@code manual}
     * @param newEstimate the remaining estimate after {@code new}
     * @param reduceBy what {@code manual} takes from the remaining estimate
     */
    record In(
            ExternalId externalId,
            @JsonAlias("issue_key") JiraId issueIdOrKey,
            @Nullable String timeSpent,
            @Nullable Long timeSpentSeconds,
            @Nullable String started,
            @Nullable Markdown comment,
            @Nullable AdfDocument commentAdf,
            @Nullable Visibility visibility,
            @Nullable String adjustEstimate,
            @Nullable String newEstimate,
            @Nullable String reduceBy) {}

    record Out(Worklog worklog) {}

    @Override
    public List<String> scopes() {
        return Worklogs.WRITE;
    }

    @Override
    public Out apply(In in) {
        String adjustment = adjustment(in);
        requireEstimate(adjustment, "new", "new_estimate", in.newEstimate());
        requireEstimate(adjustment, "manual", "reduce_by", in.reduceBy());
        return new Out(Worklog.of(sites.require(in.externalId())
                .call(
                        Worklogs.WRITE,
                        Worklogs.API.add(
                                in.issueIdOrKey().value(), adjustment, in.newEstimate(), in.reduceBy(), worklog(in)))));
    }

    private ObjectNode worklog(In in) {
        ObjectNode worklog = JsonNodeFactory.instance.objectNode().put("started", started(in.started()));
        boolean inWords = in.timeSpent() != null && !in.timeSpent().isBlank();
        if (inWords == (in.timeSpentSeconds() != null)) {
            throw ApiException.invalidField(
                    "time_spent", "is required, or time_spent_seconds instead: send one of them");
        }
        if (inWords) {
            worklog.put("timeSpent", in.timeSpent());
        } else {
            worklog.put("timeSpentSeconds", in.timeSpentSeconds());
        }
        if (in.commentAdf() != null && in.comment() != null) {
            throw ApiException.invalidField("comment_adf", "has the same meaning as comment: send one of them");
        }
        if (in.commentAdf() != null) {
            worklog.set("comment", in.commentAdf().json());
        } else if (in.comment() != null && !in.comment().isBlank()) {
            worklog.set("comment", MarkdownToAdf.convert(in.comment()).json());
        }
        if (in.visibility() != null) {
            worklog.set("visibility", in.visibility().json());
        }
        return worklog;
    }

    private String started(@Nullable String given) {
        if (given == null) {
            return JIRA.format(clock.instant().atOffset(ZoneOffset.UTC));
        }
        try {
            return JIRA.format(
                    given.matches(".*[+-]\\d{4}") ? OffsetDateTime.parse(given, JIRA) : OffsetDateTime.parse(given));
        } catch (DateTimeException unreadable) {
            throw ApiException.invalidField("started", "must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    /** An estimate says by itself what the work means for it. */
    private static @Nullable String adjustment(In in) {
        if (in.adjustEstimate() == null) {
            return in.newEstimate() != null ? "new" : in.reduceBy() != null ? "manual" : null;
        }
        if (!ADJUSTMENTS.contains(in.adjustEstimate())) {
            throw ApiException.invalidField("adjust_estimate", "must be one of auto, leave, new, manual");
        }
        return in.adjustEstimate();
    }

    private static void requireEstimate(@Nullable String adjustment, String own, String field, @Nullable String value) {
        boolean isMeant = own.equals(adjustment);
        if (isMeant && (value == null || value.isBlank())) {
            throw ApiException.invalidField(field, "is required with adjust_estimate " + own);
        }
        if (!isMeant && value != null) {
            throw ApiException.invalidField(field, "must be sent with adjust_estimate " + own + " only");
        }
    }
}
