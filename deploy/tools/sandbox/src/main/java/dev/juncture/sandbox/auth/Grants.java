package dev.juncture.sandbox.auth;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All grants and tokens. One lock protects everything: a fake can be slow, but it must be free of races. */
public final class Grants {
    static final Duration CODE_LIFE = Duration.ofMinutes(5);
    static final Duration ACCESS_TOKEN_LIFE = Duration.ofHours(1);

    private final SandboxClock clock;
    private final TokenWriter writer;
    private final StateFile file;
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final List<TokenFamily> families = new ArrayList<>();
    private final Map<String, AccessToken> accessTokens = new LinkedHashMap<>();

    public Grants(SandboxClock clock, TokenWriter writer, Optional<Path> stateFile) {
        this.clock = clock;
        this.writer = writer;
        this.file = new StateFile(stateFile);
        State state = file.load();
        state.grants().forEach(grant -> grants.put(grant.person(), grant));
        state.codes().forEach(code -> codes.put(code.hash(), code));
        state.accessTokens().forEach(token -> accessTokens.put(token.hash(), token));
        families.addAll(state.families());
        clock.offset(state.clockOffset());
    }

    /** Adds a consent to the grant, and returns the code for it. */
    public synchronized String consent(String person, Set<String> sites, Set<String> scopes, String redirectUri) {
        Instant now = clock.instant();
        Grant sofar = grants.getOrDefault(person, new Grant(person, Set.of(), Set.of(), now));
        grants.put(person, sofar.plus(sites, scopes));
        codes.values().removeIf(code -> now.isAfter(code.expiresAt()));
        String code = Secrets.random(48);
        String hash = Secrets.hash(code);
        codes.put(hash, new Code(hash, person, scopes, redirectUri, now, now.plus(CODE_LIFE)));
        save();
        return code;
    }

    /** Exchanges a code, once. */
    synchronized Optional<TokenPair> redeem(String code, String redirectUri) {
        Instant now = clock.instant();
        Code found = codes.get(Secrets.hash(code));
        if (found == null
                || now.isAfter(found.expiresAt())
                || !found.redirectUri().equals(redirectUri)) {
            return Optional.empty();
        }
        codes.remove(found.hash());
        Optional<String> refreshToken = Optional.empty();
        if (found.scopes().contains(Scopes.OFFLINE)) {
            refreshToken = Optional.of(writer.refreshToken());
            families.add(TokenFamily.start(found, Secrets.hash(refreshToken.get()), now));
        }
        TokenPair pair = new TokenPair(accessToken(found.person(), found.scopes()), refreshToken, found.scopes());
        save();
        return Optional.of(pair);
    }

    /** Exchanges a refresh token. One that was replaced too long ago ends its whole family. */
    synchronized Optional<TokenPair> refresh(String refreshToken) {
        String hash = Secrets.hash(refreshToken);
        Instant now = clock.instant();
        int index = indexOfFamily(hash);
        if (index < 0) {
            return Optional.empty();
        }
        TokenFamily family = families.get(index);
        Optional<TokenPair> pair = Optional.empty();
        if (family.accepts(hash, now)) {
            String fresh = writer.refreshToken();
            families.set(index, family.exchange(hash, Secrets.hash(fresh), now));
            String accessToken = accessToken(family.person(), family.scopes());
            pair = Optional.of(new TokenPair(accessToken, Optional.of(fresh), family.scopes()));
        } else {
            families.set(index, family.kill());
        }
        save();
        return pair;
    }

    /** Returns the grant of an access token that is valid now. */
    public synchronized Optional<Grant> byAccessToken(String accessToken) {
        return Optional.ofNullable(accessTokens.get(Secrets.hash(accessToken)))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .map(token -> grants.get(token.person()));
    }

    public synchronized Optional<Grant> of(String person) {
        return Optional.ofNullable(grants.get(person));
    }

    public synchronized List<Grant> all() {
        return List.copyOf(grants.values());
    }

    /** Ends the access tokens of one person, or of all persons. Refresh tokens stay valid. */
    public synchronized void expireAccessTokens(Optional<String> person) {
        accessTokens
                .values()
                .removeIf(token -> person.map(token.person()::equals).orElse(true));
        save();
    }

    /** Revokes the grant of a person, with all its codes and tokens. */
    public synchronized boolean revoke(String person) {
        boolean existed = grants.remove(person) != null;
        codes.values().removeIf(code -> code.person().equals(person));
        accessTokens.values().removeIf(token -> token.person().equals(person));
        families.removeIf(family -> family.person().equals(person));
        save();
        return existed;
    }

    public synchronized boolean forgetSite(String person, String cloudId) {
        Grant grant = grants.get(person);
        if (grant == null || !grant.sites().contains(cloudId)) {
            return false;
        }
        grants.put(person, grant.without(cloudId));
        save();
        return true;
    }

    public synchronized void advanceClock(Duration by) {
        clock.offset(clock.offset().plus(by));
        save();
    }

    private String accessToken(String person, Set<String> scopes) {
        Instant now = clock.instant();
        accessTokens.values().removeIf(token -> now.isAfter(token.expiresAt()));
        String token = writer.accessToken(person, scopes, now, now.plus(ACCESS_TOKEN_LIFE));
        String hash = Secrets.hash(token);
        accessTokens.put(hash, new AccessToken(hash, person, now.plus(ACCESS_TOKEN_LIFE)));
        return token;
    }

    private int indexOfFamily(String tokenHash) {
        for (int i = 0; i < families.size(); i++) {
            if (families.get(i).contains(tokenHash)) {
                return i;
            }
        }
        return -1;
    }

    private void save() {
        file.save(new State(
                List.copyOf(grants.values()),
                List.copyOf(codes.values()),
                List.copyOf(families),
                List.copyOf(accessTokens.values()),
                clock.offset()));
    }
}
