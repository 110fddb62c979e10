package dev.juncture.jira.client;

import dev.juncture.config.SettingException;
import java.time.DateTimeException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;

/**
 * @param budget how long one request to Juncture may spend on Jira, waiting and repeating included
 * @param concurrency calls in flight per site and process
 */
@ConfigurationProperties("juncture.jira.calls")
record CallSettings(String budget, String concurrency) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST = 1000;

    CallSettings {
        budgetOf(budget);
        concurrencyOf(concurrency);
    }

    Duration total() {
        return budgetOf(budget);
    }

    int atOnce() {
        return concurrencyOf(concurrency);
    }

    private static Duration budgetOf(String value) {
        try {
            Duration duration = DurationStyle.detectAndParse(value.strip());
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
            // Answered below, in the same words.
        }
        throw new SettingException("JUNCTURE_JIRA_BUDGET", "is not a duration of 1 second to 15 minutes", "25s");
    }

    private static int concurrencyOf(String value) {
        String digits = value.strip();
        int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > MOST) {
            throw new SettingException("JUNCTURE_JIRA_CONCURRENCY", "is not a number of 1 to " + MOST, "24");
        }
        return number;
    }
}
