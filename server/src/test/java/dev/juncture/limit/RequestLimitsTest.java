package dev.juncture.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.ProcessPair;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.Together;
import dev.juncture.testing.TwoProcesses;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;

/** Five frontend requests a minute and three backend requests, over two processes. */
@TwoProcesses(both = {"JUNCTURE_FRONTEND_LIMIT=5", "JUNCTURE_BACKEND_LIMIT=3", "JUNCTURE_TRUSTED_PROXIES=10.0.0.0/8"})
class RequestLimitsTest {
    private static final String CONFIG = "/api/frontend/config";
    private static final String A_CLIENT = "203.0.113.";
    private static int used;

    private final ProcessPair processes;
    private final ConfigurableApplicationContext first;
    private final String address = A_CLIENT + ++used;

    RequestLimitsTest(ProcessPair processes) {
        this.processes = processes;
        this.first = processes.first();
    }

    /** Each process finds out that Redis answers, before a test counts. */
    @BeforeEach
    void connectToRedis() {
        get(first, "198.51.100." + used, CONFIG);
        get(processes.second(), "198.51.100." + used, CONFIG);
    }

    @Test
    void reportsTheRequestsLeftAndRefusesOneTooMany() {
        for (int left = 4; left >= 0; left--) {
            Answer answer = get(first, address, CONFIG);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().getFirst("RateLimit-Policy")).isEqualTo("\"frontend\";q=5;w=60");
            assertThat(answer.headers().getFirst("RateLimit")).matches("\"frontend\";r=" + left + ";t=(60|[1-5]?\\d)");
        }

        Answer refused = get(first, address, CONFIG);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.json().at("/details/reason").asString()).isEqualTo("juncture-frontend");
        String wait = refused.headers().getFirst("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        assertThat(refused.headers().getFirst("RateLimit")).isEqualTo("\"frontend\";r=0;t=" + wait);
        assertThat(refused.headers().getFirst("RateLimit-Policy")).isEqualTo("\"frontend\";q=5;w=60");
    }

    @Test
    void countsOverAllProcessesApartFromTheFirstRequestOfEach() {
        // The first command of a process finds out whether Redis answers, and others do not wait for it.
        List.of(first, processes.second()).forEach(process -> spend(process, A_CLIENT + ++used));
        Together<Integer> statuses =
                Together.run(20, i -> get(processes.of(i), address, CONFIG).status());

        assertThat(statuses.failures()).isEmpty();
        assertThat(statuses.results()).filteredOn(status -> status == 200).hasSizeBetween(5, 7);
        assertThat(statuses.results()).filteredOn(status -> status == 429).hasSizeBetween(13, 15);
    }

    @Test
    void answersTheFirstRequestOfAClientWithoutRedis() {
        get(first, address, CONFIG);

        assertThat(first.getBean(StringRedisTemplate.class).keys("juncture:requests:*" + address))
                .isEmpty();
    }

    @Test
    void countsEachClientSeparately() {
        spend(first, address);

        assertThat(get(first, "198.51.100.77", CONFIG).status()).isEqualTo(200);
        assertThat(get(first, address, "/health").status()).isEqualTo(200);
        assertThat(backend(address).status()).isEqualTo(200);
    }

    @Test
    void countsAnIpv6ClientByItsSlash64Network() {
        for (int i = 1; i <= 5; i++) {
            assertThat(get(first, "2001:db8:0:7::" + i, CONFIG).status()).isEqualTo(200);
        }
        assertThat(get(first, "2001:db8:0:7:ffff::1", CONFIG).status()).isEqualTo(429);
        assertThat(get(first, "2001:db8:0:8::1", CONFIG).status()).isEqualTo(200);
    }

    @Test
    void cannotBeAvoidedWithHeadersOfTheClient() {
        spend(first, address);

        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP", "Client-IP")) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(header, "Forwarded".equals(header) ? "for=192.0.2.1" : "192.0.2.1");
            assertThat(calls(first)
                            .from(address)
                            .send("GET", CONFIG, headers, (String) null)
                            .status())
                    .as(header)
                    .isEqualTo(429);
        }
    }

    @Test
    void cannotBeAvoidedThroughATrustedProxy() {
        for (int i = 0; i < 6; i++) {
            HttpHeaders headers = new HttpHeaders();
            headers.set("X-Forwarded-For", "192.0.2." + i + ", " + address + ", 10.9.9.9");
            assertThat(calls(first)
                            .from("10.0.0.1")
                            .send("GET", CONFIG, headers, (String) null)
                            .status())
                    .isEqualTo(i < 5 ? 200 : 429);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%66rontend/config",
                "/%61pi/frontend/config",
                "/api/frontend/config/",
                "/api/frontend/nothing",
                "/api/frontend/%63onfig"
            })
    void cannotBeAvoidedWithAnotherSpellingOfThePath(String path) {
        spend(first, address);

        assertThat(get(first, address, path).status()).isEqualTo(429);
    }

    @Test
    void redirectsAUserToAnErrorPage() {
        spend(first, address);

        Answer answer = get(first, address, "/api/frontend/oauth/authorization-callback/fake?code=a&state=b");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getFirst("Location"))
                .isEqualTo(Deployment.FRONTEND + "/connection-error?code=rate_limited");
    }

    @Test
    void letsAPageReadTheRefusal() {
        spend(first, address);
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin(Deployment.FRONTEND);

        Answer refused = calls(first).from(address).send("GET", CONFIG, headers, (String) null);
        Answer preflight = calls(first).from(address).send("OPTIONS", CONFIG, headers, (String) null);

        assertThat(refused.headers().getAccessControlAllowOrigin()).isEqualTo(Deployment.FRONTEND);
        assertThat(refused.headers().getAccessControlExposeHeaders()).contains("RateLimit", "Retry-After");
        assertThat(preflight.status()).isEqualTo(204);
    }

    @Test
    void countsGuessesOfTheSecretKey() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("a guess");
        for (int i = 0; i < 3; i++) {
            assertThat(calls(first)
                            .from(address)
                            .send("GET", "/api/backend/connections", headers, (String) null)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(backend(address).status()).isEqualTo(429);
        assertThat(calls(first)
                        .from(address)
                        .backend("GET", "/api/%62ackend/connections")
                        .status())
                .isEqualTo(429);
    }

    /** Redis is not reachable here: health checks must not wait for it. */
    @Test
    void limitsRoutesThatAnyoneMayCallWithoutRedis() {
        try (ConfigurableApplicationContext process = Deployment.on(
                        TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:1")
                .with("JUNCTURE_PUBLIC_LIMIT=3")
                .startProcess()) {
            for (String path : List.of("/health", "/openapi.json", "/ready")) {
                Answer answer = get(process, address, path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.headers().getFirst("RateLimit-Policy")).isEqualTo("\"public\";q=3;w=60");
            }
            assertThat(get(process, address, "/nothing").status()).isEqualTo(429);
            assertThat(get(process, address, "/health").status()).isEqualTo(429);
            assertThat(get(process, "198.51.100.77", "/health").status()).isEqualTo(200);
            assertThat(get(process, address, CONFIG).status()).isEqualTo(200);
        }
    }

    @Test
    void doesNotLimitRequestsFromItsOwnMachine() {
        for (String here : List.of("127.0.0.1", "0:0:0:0:0:0:0:1")) {
            for (int i = 0; i < 10; i++) {
                Answer answer = get(first, here, CONFIG);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers().containsHeader("RateLimit")).isFalse();
            }
        }
    }

    @Test
    void keepsACountInRedisForAMinuteAtMost() {
        get(first, address, CONFIG);
        get(first, address, CONFIG);

        StringRedisTemplate redis = first.getBean(StringRedisTemplate.class);
        Set<String> keys = redis.keys("juncture:requests:*" + address);

        assertThat(keys).hasSize(1);
        assertThat(redis.getExpire(keys.iterator().next())).isBetween(1L, 61L);
    }

    @Test
    void limitsOnlyFrontendRequestsByDefault() {
        try (ConfigurableApplicationContext process = Deployment.fresh().startProcess()) {
            assertThat(get(process, address, CONFIG).headers().getFirst("RateLimit-Policy"))
                    .isEqualTo("\"frontend\";q=60;w=60");
            Answer backend = calls(process).from(address).backend("GET", "/api/backend/connections");
            assertThat(backend.status()).isEqualTo(200);
            assertThat(backend.headers().containsHeader("RateLimit")).isFalse();
        }
    }

    @Test
    void countsNothingWhenTheLimitIsOff() {
        try (ConfigurableApplicationContext process =
                Deployment.fresh().with("JUNCTURE_FRONTEND_LIMIT=off").startProcess()) {
            for (int i = 0; i < 70; i++) {
                assertThat(get(process, address, CONFIG).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void countsInEachProcessWhileRedisIsUnavailable() {
        try (TestRedis redis = TestRedis.start();
                ConfigurableApplicationContext process = Deployment.on(
                                TestPostgres.shared().freshDatabaseUrl(), redis.url())
                        .with("JUNCTURE_FRONTEND_LIMIT=5")
                        .startProcess()) {
            assertThat(get(process, address, CONFIG).status()).isEqualTo(200);

            redis.stop();

            assertThat(IntStream.range(0, 6)
                            .map(i -> get(process, address, CONFIG).status()))
                    .containsExactly(200, 200, 200, 200, 429, 429);
            assertThat(get(process, "198.51.100.77", CONFIG).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesNoRequestBecauseOfAForeignValueInRedis() {
        StringRedisTemplate redis = first.getBean(StringRedisTemplate.class);
        redis.opsForValue().set("juncture:requests:5:frontend:" + address, "not a count");

        assertThat(get(first, address, CONFIG).status()).isEqualTo(200);
    }

    /** Each request comes from a new address, because one host can have many addresses. */
    @Test
    void keepsABoundedNumberOfCountsUnderAFloodOfAddresses() {
        try (ConfigurableApplicationContext cutOff = Deployment.on(
                        TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:1")
                .startProcess()) {
            RequestBudget budget = cutOff.getBean(RequestBudget.class);
            for (int i = 0; i < 5 * ProcessCounts.MOST; i++) {
                budget.take("frontend:" + i, 60);
            }
            assertThat(cutOff.getBean(ProcessCounts.class).size()).isLessThanOrEqualTo(ProcessCounts.MOST);
        }
    }

    private static void spend(ConfigurableApplicationContext process, String address) {
        for (int i = 0; i < 5; i++) {
            assertThat(get(process, address, CONFIG).status()).isEqualTo(200);
        }
        assertThat(get(process, address, CONFIG).status()).isEqualTo(429);
    }

    private static Answer get(ConfigurableApplicationContext process, String address, String target) {
        return calls(process).from(address).browser("GET", target, null);
    }

    private Answer backend(String address) {
        return calls(first).from(address).backend("GET", "/api/backend/connections");
    }

    private static Calls calls(ConfigurableApplicationContext process) {
        return process.getBean(Calls.class);
    }
}
