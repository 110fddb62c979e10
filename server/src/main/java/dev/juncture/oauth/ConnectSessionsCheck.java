package dev.juncture.oauth;

import dev.juncture.doctor.Check;
import dev.juncture.doctor.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether only the product's backend can start a connect. Told at the start as well. */
@Component
class ConnectSessionsCheck implements Check {
    private static final Logger log = LoggerFactory.getLogger(ConnectSessionsCheck.class);
    private static final String LINE = ConnectSettings.SESSIONS + "=required";

    private final ConnectSettings settings;

    ConnectSessionsCheck(ConnectSettings settings) {
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        Finding finding = look();
        if (!finding.isFine()) {
            log.atWarn().addKeyValue("fix", finding.fix()).log(finding.problem());
        }
    }

    @Override
    public String name() {
        return "connect_sessions";
    }

    @Override
    public Finding look() {
        return settings.sessionsRequired()
                ? Finding.FINE
                : Finding.warning(
                        "Whoever knows an external_id can start a connect for it: require sessions once your backend makes"
                                + " them.",
                        LINE);
    }

    @Override
    public String lineForNoAnswer() {
        return LINE;
    }
}
