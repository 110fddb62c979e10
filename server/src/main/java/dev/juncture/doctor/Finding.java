package dev.juncture.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check.
 *
 * @param problem one sentence without any secret; null when nothing is wrong
 * @param fix the line to set or to run, with placeholders for secrets; null when nothing is wrong
 */
public record Finding(
        Status status, @Nullable String problem, @Nullable String fix) {
    /** From the best to the worst. */
    public enum Status {
        OK,
        WARNING,
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Finding OK = new Finding(Status.OK, null, null);

    /** Reports something that works, but not as most operators want it. */
    public static Finding warning(String problem, String fix) {
        return new Finding(Status.WARNING, problem, fix);
    }

    public static Finding failed(String problem, String fix) {
        return new Finding(Status.FAILED, problem, fix);
    }

    public boolean isOk() {
        return status == Status.OK;
    }
}
