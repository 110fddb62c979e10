package dev.juncture.sandbox.auth;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one app that is registered with this sandbox. */
public final class Client {
    private final String id;
    private final String secret;
    private final Set<String> redirectUris = ConcurrentHashMap.newKeySet();

    public Client(String id, String secret, Set<String> redirectUris) {
        this.id = id;
        this.secret = secret;
        this.redirectUris.addAll(redirectUris);
    }

    public String id() {
        return id;
    }

    public Set<String> redirectUris() {
        return Set.copyOf(redirectUris);
    }

    public void allowRedirectUri(String redirectUri) {
        redirectUris.add(redirectUri);
    }

    public boolean hasId(String candidate) {
        return id.equals(candidate);
    }

    boolean hasSecret(String candidate) {
        return Secrets.equal(secret, candidate);
    }

    public boolean hasRedirectUri(String candidate) {
        return redirectUris.contains(candidate);
    }
}
