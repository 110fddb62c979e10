package dev.juncture.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param problem one sentence, without any secret
 * @param fix the line to set or to run, with places to fill in for what is secret
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

    public static final Finding FINE = new Finding(Status.OK, null, null);

    /** Something works otherwise than most want it. */
    public static Finding warning(String problem, String fix) {
        return new Finding(Status.WARNING, problem, fix);
    }

    public static Finding failed(String problem, String fix) {
        return new Finding(Status.FAILED, problem, fix);
    }

    public boolean isFine() {
        return status == Status.OK;
    }
}
