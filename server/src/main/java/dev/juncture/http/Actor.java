package dev.juncture.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Who is behind what is being done: a holder of a secret key, a person in a browser, or Juncture itself. */
public record Actor(String name) {
    private static final Actor PERSON = new Actor("person");
    private static final Actor SYSTEM = new Actor("system");

    /** Of the present request; outside of one it is Juncture itself. */
    public static Actor current() {
        return RequestScope.isOpen() ? RequestScope.get(Actor.class, () -> PERSON) : SYSTEM;
    }

    /** Makes this the present request's actor. The first one stays. */
    public void enter() {
        RequestScope.get(Actor.class, () -> this);
    }

    /** The id of the present request, as its answer and its log line tell it. */
    public static @Nullable String requestId() {
        return RequestScope.isOpen() ? MDC.get(AccessLog.REQUEST) : null;
    }
}
