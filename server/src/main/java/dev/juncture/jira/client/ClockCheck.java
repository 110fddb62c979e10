package dev.juncture.jira.client;

import dev.juncture.doctor.Check;
import dev.juncture.doctor.ClockSkew;
import dev.juncture.doctor.Finding;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Our clock against the one that Atlassian's answers tell. */
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
    public Finding look() {
        TokenProbe.Refusal refusal = probe.ask();
        // A Date header leaves the fraction of its second out.
        return refusal.date()
                .map(date ->
                        ClockSkew.between(refusal.asked().minus(WHOLE_SECOND), refusal.answered(), date, "Atlassian's"))
                .orElseGet(this::unknown);
    }

    private Finding unknown() {
        return Finding.warning("Atlassian's answer tells no time to compare our clock with.", lineForNoAnswer());
    }

    @Override
    public String lineForNoAnswer() {
        return "timedatectl set-ntp true";
    }
}
