package dev.juncture.token.upkeep;

import dev.juncture.connection.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs the grants that end within a month, which only their users can renew. Runs once a day. */
@Component
class ReportEndingGrants implements Supplier<ReportEndingGrants.Out> {
    private static final Logger log = LoggerFactory.getLogger(ReportEndingGrants.class);
    /** Does not change, because operators set alerts on it. */
    private static final String ENDS_SOON = "grant ends soon";

    private static final int MOST = 1000;

    private final DueRefreshes due;

    ReportEndingGrants(DueRefreshes due) {
        this.due = due;
    }

    /** @param ending number of grants, 1000 at most */
    record Out(int ending) {}

    @Override
    public Out get() {
        List<Connection> ending = due.endingSoon(MOST);
        for (Connection connection : ending) {
            log.atWarn()
                    .addKeyValue("connection", connection.id())
                    .addKeyValue("ends", connection.grantExpiresAt())
                    .log(ENDS_SOON + ": let its user connect again");
        }
        if (!ending.isEmpty()) {
            log.atWarn().addKeyValue("connections", ending.size()).log("grants end within a month");
        }
        return new Out(ending.size());
    }
}
