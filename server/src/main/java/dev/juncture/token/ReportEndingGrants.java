package dev.juncture.token;

import dev.juncture.connection.Connection;
import dev.juncture.connection.DueRefreshes;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells which grants end within a month, whatever is done: only their people can renew them. To run once a day. */
@Component
class ReportEndingGrants implements Supplier<ReportEndingGrants.Out> {
    private static final Logger log = LoggerFactory.getLogger(ReportEndingGrants.class);
    private static final int MOST = 1000;

    private final DueRefreshes due;

    ReportEndingGrants(DueRefreshes due) {
        this.due = due;
    }

    /** @param ending how many, up to a thousand */
    record Out(int ending) {}

    @Override
    public Out get() {
        List<Connection> ending = due.endingSoon(MOST);
        for (Connection connection : ending) {
            log.atWarn()
                    .addKeyValue("connection", connection.id())
                    .addKeyValue("ends", connection.grantExpiresAt())
                    .log("grant ends soon");
        }
        if (!ending.isEmpty()) {
            log.atWarn().addKeyValue("connections", ending.size()).log("grants end within a month");
        }
        return new Out(ending.size());
    }
}
