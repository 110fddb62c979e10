package dev.juncture.sandbox.auth;

import java.util.Optional;
import java.util.Set;

/** The tokens that the token endpoint returns. */
record TokenPair(String accessToken, Optional<String> refreshToken, Set<String> scopes) {}
