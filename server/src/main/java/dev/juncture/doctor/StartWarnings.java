package dev.juncture.doctor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the settings get wrong, in the log of a process that has started. Functions start too often to tell it. */
@Component
public class StartWarnings {
    private static final Logger log = LoggerFactory.getLogger(StartWarnings.class);

    private final ObjectProvider<SettingsCheck> checks;

    StartWarnings(ObjectProvider<SettingsCheck> checks) {
        this.checks = checks;
    }

    public void tell() {
        checks.stream().forEach(check -> {
            Finding finding = check.look();
            if (!finding.isFine()) {
                log.atWarn()
                        .addKeyValue("check", check.name())
                        .addKeyValue("fix", finding.fix())
                        .log(finding.problem());
            }
        });
    }
}
