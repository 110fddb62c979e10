package dev.juncture.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import dev.juncture.testing.Together;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpHeaders;

/** Two processes of one deployment, five frontend requests a minute and three backend ones. */
class RequestLimitsTest {
    private static final String CONFIG = "/api/frontend/config";
    private static final String SOMEBODY = "203.0.113.";
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;
    private static int used;

    private final String address = SOMEBODY + ++used;

    @BeforeAll
    static void start() {
        Deployment deployment = Deployment.fresh()
                .with("JUNCTURE_FRONTEND_LIMIT=5")
                .with("JUNCTURE_BACKEND_LIMIT=3")
                .with("JUNCTURE_TRUSTED_PROXIES=10.0.0.0/8");
        one = deployment.startProcess();
        other = deployment.startProcess();
        // Each finds out that Redis is there.
        get(one, "198.51.100.1", CONFIG);
        get(other, "198.51.100.1", CONFIG);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void tellsWhatIsLeftAndRefusesOneTooMany() {
        for (int left = 4; left >= 0; left--) {
            Answer answer = get(one, address, CONFIG);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().getFirst("RateLimit-Policy")).isEqualTo("\"frontend\";q=5;w=60");
            assertThat(answer.headers().getFirst("RateLimit")).matches("\"frontend\";r=" + left + ";t=(60|[1-5]?\\d)");
        }

        Answer refused = get(one, address, CONFIG);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.json().at("/details/reason").asString()).isEqualTo("juncture-frontend");
        String wait = refused.headers().getFirst("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        assertThat(refused.headers().getFirst("RateLimit")).isEqualTo("\"frontend\";r=0;t=" + wait);
        assertThat(refused.headers().getFirst("RateLimit-Policy")).isEqualTo("\"frontend\";q=5;w=60");
    }

    @Test
    void countsOverAllProcesses() {
        Together<Integer> statuses = Together.run(
                20, i -> get(i % 2 == 0 ? one : other, address, CONFIG).status());

        assertThat(statuses.failures()).isEmpty();
        assertThat(statuses.results()).filteredOn(status -> status == 200).hasSize(5);
        assertThat(statuses.results()).filteredOn(status -> status == 429).hasSize(15);
    }

    @Test
    void countsEachClientByItself() {
        spend(one, address);

        assertThat(get(one, "198.51.100.77", CONFIG).status()).isEqualTo(200);
        assertThat(get(one, address, "/health").status()).isEqualTo(200);
        assertThat(backend(address).status()).isEqualTo(200);
    }

    @Test
    void countsAnIpv6ClientByItsNetwork() {
        for (int i = 1; i <= 5; i++) {
            assertThat(get(one, "2001:db8:0:7::" + i, CONFIG).status()).isEqualTo(200);
        }
        assertThat(get(one, "2001:db8:0:7:ffff::1", CONFIG).status()).isEqualTo(429);
        assertThat(get(one, "2001:db8:0:8::1", CONFIG).status()).isEqualTo(200);
    }

    @Test
    void isNotEvadedByHeadersOfTheClient() {
        spend(one, address);

        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP", "Client-IP")) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(header, "Forwarded".equals(header) ? "for=192.0.2.1" : "192.0.2.1");
            assertThat(calls(one)
                            .from(address)
                            .send("GET", CONFIG, headers, (String) null)
                            .status())
                    .as(header)
                    .isEqualTo(429);
        }
    }

    @Test
    void isNotEvadedThroughATrustedProxy() {
        for (int i = 0; i < 6; i++) {
            HttpHeaders headers = new HttpHeaders();
            headers.set("X-Forwarded-For", "192.0.2." + i + ", " + address + ", 10.9.9.9");
            assertThat(calls(one)
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
    void isNotEvadedByAnotherSpellingOfThePath(String path) {
        spend(one, address);

        assertThat(get(one, address, path).status()).isEqualTo(429);
    }

    @Test
    void sendsAPersonToAPage() {
        spend(one, address);

        Answer answer = get(one, address, "/api/frontend/oauth/authorization-callback/fake?code=a&state=b");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getFirst("Location"))
                .isEqualTo(Deployment.FRONTEND + "/connection-error?code=rate_limited");
    }

    @Test
    void letsAPageReadItsRefusal() {
        spend(one, address);
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin(Deployment.FRONTEND);

        Answer refused = calls(one).from(address).send("GET", CONFIG, headers, (String) null);
        Answer preflight = calls(one).from(address).send("OPTIONS", CONFIG, headers, (String) null);

        assertThat(refused.headers().getAccessControlAllowOrigin()).isEqualTo(Deployment.FRONTEND);
        assertThat(refused.headers().getAccessControlExposeHeaders()).contains("RateLimit", "Retry-After");
        assertThat(preflight.status()).isEqualTo(204);
    }

    @Test
    void countsGuessesOfTheSecretKey() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("a guess");
        for (int i = 0; i < 3; i++) {
            assertThat(calls(one)
                            .from(address)
                            .send("GET", "/api/backend/connections", headers, (String) null)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(backend(address).status()).isEqualTo(429);
        assertThat(calls(one)
                        .from(address)
                        .backend("GET", "/api/%62ackend/connections")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void limitsNothingOnItsOwnMachine() {
        for (String here : List.of("127.0.0.1", "0:0:0:0:0:0:0:1")) {
            for (int i = 0; i < 10; i++) {
                Answer answer = get(one, here, CONFIG);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers().containsHeader("RateLimit")).isFalse();
            }
        }
    }

    @Test
    void keepsNoCountInRedisForLongerThanItsMinute() {
        get(one, address, CONFIG);

        StringRedisTemplate redis = one.getBean(StringRedisTemplate.class);
        Set<String> keys = redis.keys("juncture:requests:*" + address);

        assertThat(keys).hasSize(1);
        assertThat(redis.getExpire(keys.iterator().next())).isBetween(1L, 61L);
    }

    @Test
    void limitsFrontendRequestsOnlyUnlessToldOtherwise() {
        try (ConfigurableApplicationContext process = Deployment.fresh().startProcess()) {
            assertThat(get(process, address, CONFIG).headers().getFirst("RateLimit-Policy"))
                    .isEqualTo("\"frontend\";q=60;w=60");
            Answer backend = calls(process).from(address).backend("GET", "/api/backend/connections");
            assertThat(backend.status()).isEqualTo(200);
            assertThat(backend.headers().containsHeader("RateLimit")).isFalse();
        }
    }

    @Test
    void canBeTurnedOff() {
        try (ConfigurableApplicationContext process =
                Deployment.fresh().with("JUNCTURE_FRONTEND_LIMIT=off").startProcess()) {
            for (int i = 0; i < 70; i++) {
                assertThat(get(process, address, CONFIG).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void countsInEachProcessWhileRedisIsAway() {
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
    void refusesNobodyForWhatRedisHoldsInItsPlace() {
        StringRedisTemplate redis = one.getBean(StringRedisTemplate.class);
        redis.opsForValue().set("juncture:requests:5:frontend:" + address, "not a count");

        assertThat(get(one, address, CONFIG).status()).isEqualTo(200);
    }

    /** Each from another address, as one host with many or a forger of sender addresses would. */
    @Test
    void holdsNoMoreCountsHoweverManyAddressesThereAre() {
        try (ConfigurableApplicationContext cutOff = Deployment.on(
                        TestPostgres.shared().freshDatabaseUrl(), "redis://127.0.0.1:1")
                .startProcess()) {
            RequestBudget alone = cutOff.getBean(RequestBudget.class);
            for (int i = 0; i < 5 * RequestBudget.MOST; i++) {
                alone.take("frontend:" + i, 60);
            }
            assertThat(alone.size()).isLessThanOrEqualTo(RequestBudget.MOST);
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

    private static Answer backend(String address) {
        return calls(one).from(address).backend("GET", "/api/backend/connections");
    }

    private static Calls calls(ConfigurableApplicationContext process) {
        return process.getBean(Calls.class);
    }
}
