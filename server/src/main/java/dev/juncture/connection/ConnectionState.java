package dev.juncture.connection;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a connection is. Where more than one applies, it is the one that stands further down. */
enum ConnectionState {
    ACTIVE,
    /** Its grant ends within a month. */
    EXPIRING,
    /** Some operations fail until the person consents again. */
    MISSING_SCOPES,
    /** Nothing works until the person consents again. */
    NEEDS_REAUTHORIZATION;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
