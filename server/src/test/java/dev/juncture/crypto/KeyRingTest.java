package dev.juncture.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.FakeProvider;
import dev.juncture.testing.Logged;
import dev.juncture.testing.Together;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A key service over the network, which may be unavailable. */
class KeyRingTest {
    private static final DataKey KEY = new DataKey(new byte[DataKey.BYTES], false);
    private static final Place HERE = new Place("default", "row-1", "refresh_token");
    private static final Service SERVICE = new Service();

    private final KeyRing ring = new KeyRing(List.of(SERVICE));

    private static final class Service implements KeyProvider {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile Supplier<List<DataKey>> answer = List::of;

        @Override
        public List<DataKey> keys() {
            calls.incrementAndGet();
            return answer.get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithService {
        @Bean
        static KeyProvider keyService() {
            return SERVICE;
        }
    }

    @BeforeEach
    void serve() {
        FakeProvider.INSTANCE.reset();
        SERVICE.calls.set(0);
        SERVICE.answer = () -> List.of(KEY);
    }

    private static void breakService() {
        SERVICE.answer = () -> {
            throw new IllegalStateException("hunter2");
        };
    }

    @Test
    void loadsTheKeysWhenOneIsFirstNeededAndNeverAgain() {
        Sealer sealer = new Sealer(ring);
        assertThat(SERVICE.calls).hasValue(0);

        sealer.open(sealer.seal(new Secret("token"), HERE), HERE);
        assertThat(ring.current()).isEqualTo(KEY);
        assertThat(SERVICE.calls).hasValue(1);
    }

    @Test
    void loadsAgainAfterAFailureAndLogsNothingOfItsMessage() {
        Sealer sealer = new Sealer(ring);
        breakService();
        try (Logged log = Logged.by(KeyRing.class.getName())) {
            assertThatThrownBy(() -> sealer.seal(new Secret("token"), HERE)).satisfies(KeyRingTest::isUnavailable);
            assertThat(log.text())
                    .containsOnlyOnce("a key provider failed")
                    .contains("Service", "IllegalStateException")
                    .doesNotContain("hunter2");
        }

        serve();
        assertThat(sealer.open(sealer.seal(new Secret("token"), HERE), HERE)).isEqualTo(new Secret("token"));
    }

    @Test
    void usesNoKeysOfOtherProvidersWhileOneFails() {
        KeyRing both = new KeyRing(List.of(SERVICE, () -> List.of(KEY)));
        breakService();
        assertThatThrownBy(both::current).satisfies(KeyRingTest::isUnavailable);
    }

    @Test
    void sharesAFailureWithCallersThatWait() {
        Thread[] callers = new Thread[2];
        SERVICE.answer = () -> {
            awaitOther(callers);
            throw new IllegalStateException("unavailable");
        };

        Together<DataKey> together = Together.run(2, caller -> {
            callers[caller] = Thread.currentThread();
            return ring.current();
        });

        assertThat(together.failures()).hasSize(2).allSatisfy(KeyRingTest::isUnavailable);
        assertThat(SERVICE.calls).hasValue(1);
    }

    /** Waits until the other caller waits for the result of the current caller. */
    private static void awaitOther(Thread[] callers) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (callers[0] == null
                || callers[1] == null
                || (callers[0] == Thread.currentThread() ? callers[1] : callers[0]).getState()
                        != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("the other caller waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void startsWithoutTheServiceAndAnswersUnavailableUntilItResponds() {
        breakService();
        try (ConfigurableApplicationContext context = Deployment.fresh()
                .with("spring.main.sources=" + WithService.class.getName())
                .startProcess()) {
            Calls calls = context.getBean(Calls.class);
            String callback = callback(calls);
            assertThat(SERVICE.calls)
                    .as("calls at the start and in the first step of a connect")
                    .hasValue(0);

            assertThat(calls.browser("GET", callback, null).headers().getLocation())
                    .hasToString(Deployment.FRONTEND + "/connection-error?code=unavailable");
            Answer rotation = calls.backend("POST", "/api/backend/rotate-keys", "{}");
            assertThat(rotation.status()).isEqualTo(503);
            assertThat(rotation.code()).isEqualTo("unavailable");
            assertThat(rotation.headers().getFirst("Retry-After")).isEqualTo("2");
            assertThat(rotation.text()).contains("try again").doesNotContain("hunter2");
            assertThat(SERVICE.calls).hasValue(2);
            assertThat(FakeProvider.INSTANCE.exchanges()).isZero();

            serve();
            assertThat(calls.browser("GET", callback, null).headers().getLocation())
                    .asString()
                    .startsWith(Deployment.FRONTEND + "/finalize-connection/fake/");
            assertThat(calls.backend("POST", "/api/backend/rotate-keys", "{}").text())
                    .contains(DataKey.name(KEY.id()));
        }
    }

    private static String callback(Calls calls) {
        String page = calls.browser("POST", "/api/frontend/oauth/get-authorization-uri", """
                                {"provider":"fake","external_id":"acme"}""")
                .json()
                .path("authorization_uri")
                .asString();
        return "/api/frontend/oauth/authorization-callback/fake?code=granted&" + page.substring(page.indexOf("state="));
    }

    private static void isUnavailable(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ApiException.class).hasNoCause().hasMessageNotContaining("hunter2");
        assertThat(((ApiException) thrown).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
