package dev.juncture.sandbox.auth;

import java.util.Optional;
import java.util.Set;

/** What the token endpoint hands out. */
record TokenPair(String accessToken, Optional<String> refreshToken, Set<String> scopes) {}
