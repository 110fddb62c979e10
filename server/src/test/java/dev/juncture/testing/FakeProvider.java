package dev.juncture.testing;

import dev.juncture.provider.Provider;
import dev.juncture.provider.Scopes;
import dev.juncture.provider.TokenPair;
import dev.juncture.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A provider that a test scripts. All processes of this JVM call the same one. */
public final class FakeProvider implements Provider {
    public static final String NAME = "fake";
    public static final FakeProvider INSTANCE = new FakeProvider();

    /** Returns the new pair for a refresh token, or throws. */
    @FunctionalInterface
    public interface Refresh {
        TokenPair of(Secret refreshToken);
    }

    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile Refresh onRefresh = token -> pair("renewed");
    private volatile UnaryOperator<TokenPair> onExchange = UnaryOperator.identity();

    private FakeProvider() {}

    public static TokenPair pair(String name) {
        return new TokenPair(new Secret("access-" + name), new Secret("refresh-" + name), Duration.ofHours(1), null);
    }

    /** Returns a pair whose scopes the provider names. */
    public static TokenPair pair(String name, String scopes) {
        TokenPair pair = pair(name);
        return new TokenPair(pair.accessToken(), pair.refreshToken(), pair.expiresIn(), Scopes.of(scopes));
    }

    public void reset() {
        exchanges.set(0);
        refreshes.set(0);
        onRefresh = token -> pair("renewed");
        onExchange = UnaryOperator.identity();
    }

    public void onRefresh(Refresh answer) {
        this.onRefresh = answer;
    }

    public void onExchange(UnaryOperator<TokenPair> answer) {
        this.onExchange = answer;
    }

    public int exchanges() {
        return exchanges.get();
    }

    public int refreshes() {
        return refreshes.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public Duration grantLifetime() {
        return Duration.ofDays(30);
    }

    @Override
    public URI authorizationUri(Secret state) {
        return URI.create("https://fake.example.com/authorize?state=" + state.value());
    }

    @Override
    public TokenPair exchange(Secret authorizationCode) {
        exchanges.incrementAndGet();
        return onExchange.apply(pair(authorizationCode.value()));
    }

    @Override
    public TokenPair refresh(Secret refreshToken) {
        refreshes.incrementAndGet();
        return onRefresh.of(refreshToken);
    }
}
