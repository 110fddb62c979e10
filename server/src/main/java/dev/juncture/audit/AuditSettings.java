package dev.juncture.audit;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The time that the audit trail keeps an entry. */
@ConfigurationProperties("juncture.audit")
final class AuditSettings {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Duration retention;

    AuditSettings(String retention) {
        this.retention = Settings.duration(retention)
                .filter(given -> given.compareTo(SHORTEST) >= 0 && given.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new SettingException(
                        "JUNCTURE_AUDIT_RETENTION", "is not a duration of 1 day to 100 years", "400d"));
    }

    Duration retention() {
        return retention;
    }
}
