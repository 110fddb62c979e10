package dev.juncture.doctor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Logs problems of the settings after the start of a long-lived process. Functions start too often to repeat them. */
@Component
public class StartWarnings {
    private static final Logger log = LoggerFactory.getLogger(StartWarnings.class);

    private final ObjectProvider<SettingsCheck> checks;

    StartWarnings(ObjectProvider<SettingsCheck> checks) {
        this.checks = checks;
    }

    /** Logs one warning for each finding of the checks that need only settings. */
    public void logProblems() {
        checks.stream().forEach(check -> {
            Finding finding = check.run();
            if (!finding.isOk()) {
                log.atWarn()
                        .addKeyValue("check", check.name())
                        .addKeyValue("fix", finding.fix())
                        .log(finding.problem());
            }
        });
    }
}
