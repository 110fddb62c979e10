package dev.juncture.sandbox.auth;

import java.time.Duration;
import java.util.List;

/** Everything that survives a restart. */
record State(
        List<Grant> grants,
        List<Code> codes,
        List<TokenFamily> families,
        List<AccessToken> accessTokens,
        Duration clockOffset) {

    static final State EMPTY = new State(List.of(), List.of(), List.of(), List.of(), Duration.ZERO);
}
