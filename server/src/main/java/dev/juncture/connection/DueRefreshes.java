package dev.juncture.connection;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Connections that are to be refreshed although nobody asks for them. */
@Component
public class DueRefreshes {
    private final ConnectionRepository rows;

    DueRefreshes(ConnectionRepository rows) {
        this.rows = rows;
    }

    /** Ends the lease, and remembers that the provider may have rotated the token all the same. */
    public void leaveInDoubt(ConnectionId id, UUID owner) {
        rows.leaveInDoubt(id.value(), owner);
    }

    /** Those whose lease ended without anyone knowing the outcome, the longest first. */
    public List<Connection> inDoubt(int limit) {
        return rows.findInDoubt(limit);
    }
}
