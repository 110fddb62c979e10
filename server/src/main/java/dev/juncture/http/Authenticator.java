package dev.juncture.http;

import dev.juncture.operation.Caller;
import dev.juncture.route.Audience;

/** Finds out who sends a request. The package that knows the keys implements it. */
@FunctionalInterface
public interface Authenticator {
    /** @throws dev.juncture.error.ApiException when the sender may not call routes of this audience */
    Caller authenticate(Request request, Audience audience);
}
