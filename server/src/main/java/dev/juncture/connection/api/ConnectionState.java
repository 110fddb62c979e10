package dev.juncture.connection.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a connection. Of several states that apply, a list shows the last in this order. */
enum ConnectionState {
    ACTIVE,
    /** The grant ends within a month. */
    EXPIRING,
    /** Some operations fail until the user consents again. */
    MISSING_SCOPES,
    /** Nothing works until the user consents again. */
    NEEDS_REAUTHORIZATION;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
