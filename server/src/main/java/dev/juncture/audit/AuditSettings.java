package dev.juncture.audit;

import dev.juncture.config.SettingException;
import java.time.DateTimeException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;

/** @param retention how long an entry is kept */
@ConfigurationProperties("juncture.audit")
record AuditSettings(String retention) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    AuditSettings {
        durationOf(retention);
    }

    Duration kept() {
        return durationOf(retention);
    }

    private static Duration durationOf(String value) {
        try {
            Duration duration = DurationStyle.detectAndParse(value.strip());
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
            // Answered below, in the same words.
        }
        throw new SettingException("JUNCTURE_AUDIT_RETENTION", "is not a duration of 1 day to 100 years", "400d");
    }
}
