package dev.juncture.jira.doctor;

import dev.juncture.doctor.Check;
import dev.juncture.doctor.ClockSkew;
import dev.juncture.doctor.Finding;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Compares our clock with the time in Atlassian's answers. */
@Component
class ClockCheck implements Check {
    private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

    private final TokenProbe probe;

    ClockCheck(TokenProbe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "jira_clock";
    }

    @Override
    public Finding run() {
        TokenProbe.Refusal refusal = probe.ask();
        // A Date header has whole seconds only.
        return refusal.date()
                .map(date ->
                        ClockSkew.between(refusal.asked().minus(WHOLE_SECOND), refusal.answered(), date, "Atlassian's"))
                .orElseGet(this::unknown);
    }

    private Finding unknown() {
        return Finding.warning("Atlassian's answer has no time to compare our clock with.", defaultFix());
    }

    @Override
    public String defaultFix() {
        return "timedatectl set-ntp true";
    }
}
