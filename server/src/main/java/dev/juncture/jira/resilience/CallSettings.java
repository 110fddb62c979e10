package dev.juncture.jira.resilience;

import dev.juncture.config.SettingException;
import dev.juncture.config.Settings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits on calls to Jira. */
@ConfigurationProperties("juncture.jira.calls")
final class CallSettings {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int HIGHEST = 1000;

    private final Duration budget;
    private final int concurrency;

    /**
     * @param budget the time that one request to Juncture may spend on Jira, waits and retries included
     * @param concurrency calls at the same time, per site and process
     */
    CallSettings(String budget, String concurrency) {
        this.budget = Settings.duration(budget)
                .filter(given -> given.compareTo(SHORTEST) >= 0 && given.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new SettingException(
                        "JUNCTURE_JIRA_BUDGET", "is not a duration of 1 second to 15 minutes", "25s"));
        this.concurrency = concurrencyOf(concurrency.strip());
    }

    Duration budget() {
        return budget;
    }

    int concurrency() {
        return concurrency;
    }

    private static int concurrencyOf(String digits) {
        int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > HIGHEST) {
            throw new SettingException("JUNCTURE_JIRA_CONCURRENCY", "is not a number of 1 to " + HIGHEST, "24");
        }
        return number;
    }
}
