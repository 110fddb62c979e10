package dev.juncture.jira;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refusal by Jira, or the lack of an answer, with the remedy. It is the caller's answer unless the remedy helps. */
public final class JiraFailure extends ApiException {
    private static final long serialVersionUID = 1L;

    /** The status of a failure without an answer. */
    public static final int NO_ANSWER = 0;

    private final int status;
    private final transient Remedy remedy;
    private final boolean notDone;
    private transient List<String> messages = List.of();
    private transient Map<String, String> fieldErrors = Map.of();

    private JiraFailure(
            ErrorCode code, String sentence, @Nullable Throwable cause, int status, Remedy remedy, boolean notDone) {
        super(code, sentence);
        this.status = status;
        this.remedy = remedy;
        this.notDone = notDone;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Jira refused the request. */
    public static JiraFailure refused(ErrorCode code, String sentence, int status, Remedy remedy) {
        return new JiraFailure(code, sentence, null, status, remedy, true);
    }

    /** Jira failed, and may have done what it was asked for. */
    public static JiraFailure failed(ErrorCode code, String sentence, int status, Remedy remedy) {
        return new JiraFailure(code, sentence, null, status, remedy, false);
    }

    /** No answer arrived, or none that can be read: Jira may have done what it was asked for. */
    public static JiraFailure unanswered(ErrorCode code, String sentence, Throwable cause, Remedy remedy) {
        return new JiraFailure(code, sentence, cause, NO_ANSWER, remedy, false);
    }

    /** Jira never received the request. */
    public static JiraFailure notSent(ErrorCode code, String sentence, @Nullable Throwable cause, Remedy remedy) {
        return new JiraFailure(code, sentence, cause, NO_ANSWER, remedy, true);
    }

    /**
     * Adds Jira's own words, which the caller gets as details.
     *
     * @param fieldErrors by the field's id
     */
    public JiraFailure saying(List<String> sentences, Map<String, String> fieldErrors) {
        this.messages = List.copyOf(sentences);
        this.fieldErrors = Map.copyOf(fieldErrors);
        if (!sentences.isEmpty()) {
            with("errorMessages", sentences);
        }
        if (!fieldErrors.isEmpty()) {
            with("errors", fieldErrors);
        }
        return this;
    }

    /** Returns the status of Jira's answer, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    public boolean hasStatus(int... statuses) {
        return Arrays.stream(statuses).anyMatch(one -> one == status);
    }

    /** Returns Jira's own words about the failure. */
    public List<String> messages() {
        return messages;
    }

    /** Returns the fields that Jira's 400 names; none for any other failure. */
    public Set<String> refusedFields() {
        return status == 400 ? fieldErrors.keySet() : Set.of();
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Returns whether Jira certainly did nothing. Otherwise a repeated write may happen twice. */
    public boolean notDone() {
        return notDone;
    }
}
