package dev.juncture.sandbox.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The refresh tokens that descend from one consent. */
record TokenFamily(
        String person,
        Set<String> scopes,
        Instant consentedAt,
        Instant usedAt,
        boolean dead,
        List<RefreshToken> tokens) {
    private static final Duration LEEWAY = Duration.ofMinutes(10);
    private static final Duration IDLE_LIFE = Duration.ofDays(90);
    private static final Duration WHOLE_LIFE = Duration.ofDays(365);

    TokenFamily {
        tokens = List.copyOf(tokens);
    }

    /**
     * @param parent the hash of the token that was exchanged for this one
     * @param replacedAt when it was first exchanged
     */
    record RefreshToken(String hash, Optional<String> parent, Optional<Instant> replacedAt) {}

    static TokenFamily start(Code code, String tokenHash, Instant now) {
        return new TokenFamily(
                code.person(),
                code.scopes(),
                code.issuedAt(),
                now,
                false,
                List.of(new RefreshToken(tokenHash, Optional.empty(), Optional.empty())));
    }

    boolean contains(String hash) {
        return token(hash).isPresent();
    }

    /** Returns whether this token may be exchanged now. Otherwise it is a replay, which ends the family. */
    boolean accepts(String hash, Instant now) {
        if (dead || now.isAfter(usedAt.plus(IDLE_LIFE)) || now.isAfter(consentedAt.plus(WHOLE_LIFE))) {
            return false;
        }
        Optional<Instant> replacedAt = token(hash).flatMap(RefreshToken::replacedAt);
        return replacedAt.isEmpty() || (!now.isAfter(replacedAt.get().plus(LEEWAY)) && !hasGrandchild(hash));
    }

    TokenFamily exchange(String hash, String freshHash, Instant now) {
        List<RefreshToken> next = new ArrayList<>();
        for (RefreshToken token : tokens) {
            boolean used = token.hash().equals(hash);
            Optional<Instant> replacedAt = used ? Optional.of(token.replacedAt().orElse(now)) : token.replacedAt();
            next.add(new RefreshToken(token.hash(), token.parent(), replacedAt));
        }
        next.add(new RefreshToken(freshHash, Optional.of(hash), Optional.empty()));
        return new TokenFamily(person, scopes, consentedAt, now, false, next);
    }

    TokenFamily kill() {
        return new TokenFamily(person, scopes, consentedAt, usedAt, true, tokens);
    }

    /** The leeway is for lost answers. When a successor was used, the answer was not lost. */
    private boolean hasGrandchild(String hash) {
        return tokens.stream()
                .anyMatch(token -> token.parent().filter(hash::equals).isPresent()
                        && token.replacedAt().isPresent());
    }

    private Optional<RefreshToken> token(String hash) {
        return tokens.stream().filter(token -> token.hash().equals(hash)).findFirst();
    }
}
