package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.TestJson;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.body.BodyLimits;
import dev.juncture.http.body.BodySettings;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.http.browser.BrowserFixture;
import dev.juncture.http.browser.BrowserRules;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.http.browser.Redirect;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.memory.MemorySettings;
import dev.juncture.operation.Caller;
import dev.juncture.operation.Success;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Logged;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class RouterTest {
    private static final String ORIGIN = "https://connect.example.com";
    private static @Nullable ConfigurableApplicationContext context;
    private static Calls calls;

    record In(@Nullable String name) {}

    record Out(String userName) {}

    static final class Greet implements Function<In, Out> {
        @Override
        public Out apply(In in) {
            return new Out(String.valueOf(in.name()));
        }
    }

    static final class Forget implements Function<In, Success> {
        @Override
        public Success apply(In in) {
            return Success.INSTANCE;
        }
    }

    static final class Walk implements Function<In, Redirect> {
        @Override
        public Redirect apply(In in) {
            if (in.name() == null) {
                throw new ApiException(new ErrorCode("invalid_state", 400), "secret sentence");
            }
            return new Redirect(URI.create("https://elsewhere.example.com/" + in.name()));
        }
    }

    /** Fails in the way that its name says. */
    static final class Fail implements Function<In, Out> {
        @Override
        public Out apply(In in) {
            throw switch (String.valueOf(in.name())) {
                case "defect" -> new IllegalStateException("hunter2 at 10.0.0.1");
                case "refusal" -> new ApiException(new ErrorCode("gone", 403, true), "It is gone.").with("reason", "x");
                case "wrapped" -> new IllegalStateException(new ApiException(ErrorCode.CONFLICT, "Already there."));
                case "limited" ->
                    new ApiException(ErrorCode.RATE_LIMITED, "Slow down.").retryAfter(Duration.ofMillis(10));
                case "database" -> new DataAccessResourceFailureException("hunter2");
                case "transaction" -> new CannotCreateTransactionException("hunter2");
                default -> new QueryTimeoutException("hunter2");
            };
        }
    }

    static final class Overflow implements Function<In, Out> {
        @Override
        public Out apply(In in) {
            return apply(in);
        }
    }

    @BeforeAll
    static void start() {
        Routes routes = () -> List.of(
                Route.get("/greeting/{name}", Greet.class),
                Route.get("/api/frontend/greeting", Greet.class),
                Route.post("/api/frontend/greeting", Greet.class),
                Route.get("/api/frontend/walk", Walk.class).forPerson(),
                Route.get("/api/frontend/walk/{name}", Walk.class).forPerson(),
                Route.get("/api/backend/greeting", Greet.class),
                Route.get("/api/backend/{name}/greeting", Greet.class),
                Route.delete("/api/backend/greeting", Forget.class),
                Route.get("/fail/{name}", Fail.class),
                Route.get("/overflow", Overflow.class));
        context = context(routes);
        calls = new Calls(context.getBean(Router.class), TestJson.mapper());
    }

    @AfterAll
    static void stop() {
        if (context != null) {
            context.close();
        }
    }

    private static ConfigurableApplicationContext context(Routes routes) {
        AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
        made.register(ContextFunctionCatalogAutoConfiguration.class);
        made.registerBean("greet", Greet.class);
        made.registerBean("forget", Forget.class);
        made.registerBean("walk", Walk.class);
        made.registerBean("fail", Fail.class);
        made.registerBean("overflow", Overflow.class);
        made.registerBean(Routes.class, () -> routes);
        made.registerBean(Authenticator.class, () -> RouterTest::admit);
        made.registerBean(RequestLimiter.class, () -> (request, caller) -> Optional.empty());
        made.registerBean(JsonMapper.class, TestJson::mapper);
        made.registerBean(JacksonMapper.class, () -> new JacksonMapper(TestJson.mapper()));
        made.registerBean(BodySettings.class, () -> new BodySettings(DataSize.ofKilobytes(1)));
        made.registerBean(MemoryBudgets.class, () -> new MemoryBudgets(new MemorySettings(null)));
        made.registerBean(BodyLimits.class);
        FrontendAddress frontend = new FrontendAddress(ORIGIN, ORIGIN + ",https://app.example.com");
        made.registerBean(FrontendAddress.class, () -> frontend);
        made.registerBean(BrowserCookie.class, () -> BrowserFixture.cookie(frontend));
        made.registerBean(BrowserRules.class, () -> BrowserFixture.rules(frontend));
        made.registerBean(FixUrls.class, () -> (refusal, origin) -> Optional.empty());
        made.register(HttpConfiguration.class);
        made.registerBean(Router.class);
        made.refresh();
        return made;
    }

    private static Caller admit(Request request, Audience audience) {
        if (audience == Audience.BACKEND && request.headers().getFirst(HttpHeaders.AUTHORIZATION) == null) {
            throw new ApiException(ErrorCode.MISSING_SECRET_KEY, "Send the key.");
        }
        return Caller.PERSON;
    }

    private static Answer send(String method, String target) {
        return calls.send(method, target, new HttpHeaders(), (String) null);
    }

    private static Answer from(String origin, String method, String target) {
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin(origin);
        return calls.send(method, target, headers, (String) null);
    }

    @Test
    void rendersAResultInSnakeCase() {
        Answer answer = send("GET", "/greeting/%C3%84nn%20/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"user_name":"Änn "}""");
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(answer.headers().getContentLength()).isEqualTo(answer.bytes().length);
    }

    @Test
    void setsSecurityHeadersOnEveryAnswer() {
        HttpHeaders headers = send("GET", "/greeting/ann").headers();
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        Answer get = send("GET", "/greeting/ann");
        Answer head = send("HEAD", "/greeting/ann");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.headers().getContentLength()).isEqualTo(get.bytes().length);
    }

    @Test
    void answersAFailedHeadWithoutABody() {
        Answer head = send("HEAD", "/nowhere");
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void answers204WithoutABody() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("x");
        Answer answer = calls.send("DELETE", "/api/backend/greeting", headers, (String) null);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.headers().containsHeader("Content-Type")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/nowhere",
                "/greeting",
                "/greeting/",
                "/greeting/a/b",
                "//greeting/ann",
                "/greeting/ann//",
                "/GREETING/ann",
                "/greeting/../greeting/ann"
            })
    void answers404ForAnyOtherPath(String path) {
        Answer answer = send("GET", path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /greeting/ann, 'GET, HEAD, OPTIONS'",
        "PUT, /api/frontend/greeting, 'GET, HEAD, OPTIONS, POST'",
        "HEAD, /api/frontend/walk, 'GET, OPTIONS'",
        "get, /greeting/ann, 'GET, HEAD, OPTIONS'",
        "TRACE, /greeting/ann, 'GET, HEAD, OPTIONS'"
    })
    void answers405WithTheAllowedMethods(String method, String path, String allowed) {
        Answer answer = send(method, path);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().getFirst(HttpHeaders.ALLOW)).isEqualTo(allowed);
    }

    @Test
    void answersOptionsOutsideTheFrontendApiWithoutCors() {
        Answer answer = from(ORIGIN, "OPTIONS", "/greeting/ann");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().getFirst(HttpHeaders.ALLOW)).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {ORIGIN, "https://app.example.com"})
    void letsAnAllowedOriginCallTheFrontendApiWithCredentials(String origin) {
        HttpHeaders preflight =
                from(origin, "OPTIONS", "/api/frontend/greeting").headers();
        assertThat(preflight.getAccessControlAllowOrigin()).isEqualTo(origin);
        assertThat(preflight.getAccessControlAllowCredentials()).isTrue();
        assertThat(preflight.getFirst("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(preflight.getAccessControlAllowHeaders()).contains("Content-Type", "X-Juncture-Connection-Code");
        assertThat(preflight.getVary()).contains("Origin");

        HttpHeaders call = from(origin, "GET", "/api/frontend/greeting").headers();
        assertThat(call.getAccessControlAllowOrigin()).isEqualTo(origin);
        assertThat(call.getAccessControlExposeHeaders()).contains("X-Request-Id");
        assertThat(call.getVary()).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "null",
                "*",
                "http://connect.example.com",
                "https://connect.example.com.evil.example.com",
                "https://connect.example.com:8443",
                "https://CONNECT.example.com"
            })
    void allowsNoForeignOrigin(String origin) {
        for (String method : List.of("OPTIONS", "GET")) {
            Answer answer = from(origin, method, "/api/frontend/greeting");
            assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
            assertThat(answer.headers().getAccessControlAllowCredentials()).isFalse();
            assertThat(answer.headers().getVary()).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "null", "http://connect.example.com"})
    void refusesChangesFromAPageOfAForeignOrigin(String origin) {
        Answer refused = from(origin, "POST", "/api/frontend/greeting");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden_origin");
        assertThat(refused.headers().getAccessControlAllowOrigin()).isNull();
        assertThat(from(origin, "GET", "/api/frontend/greeting").status())
                .as("a read, whose answer the browser hides")
                .isEqualTo(200);
    }

    @Test
    void refusesChangesFromAForeignSiteThatHidesItsOrigin() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Sec-Fetch-Site", "cross-site");
        assertThat(calls.send("POST", "/api/frontend/greeting", headers, "{}").code())
                .isEqualTo("forbidden_origin");
        assertThat(calls.send("GET", "/api/frontend/walk/home", headers, (String) null)
                        .status())
                .as("the way back from a provider")
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {ORIGIN, "https://app.example.com"})
    void allowsChangesFromAPageOfAnAllowedOrigin(String origin) {
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin(origin);
        assertThat(calls.send("POST", "/api/frontend/greeting", headers, "{}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=ann", "name=ann&name=bob", "%zz", "name=%ff", "nam=ann", "other"})
    void doesNotReadTheInputOfAChangeFromTheQuery(String query) {
        Answer answer = calls.send("POST", "/api/frontend/greeting?" + query, new HttpHeaders(), "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(send("GET", "/api/frontend/greeting?name=ann").text()).isEqualTo("""
                {"user_name":"ann"}""");
    }

    @Test
    void ignoresWhatAProviderAddsToAnAddress() {
        assertThat(send("GET", "/api/frontend/walk?name=ann&session_state=x&state=y")
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ?juncture_public_key=pk", "POST "})
    void acceptsThePublicKeyOfABrowser(String request) {
        String[] parts = request.split(" ", -1);
        String body = parts[0].equals("GET") ? null : "{\"juncture_public_key\":\"pk\",\"name\":\"ann\"}";
        assertThat(calls.send(parts[0], "/api/frontend/greeting" + parts[1], new HttpHeaders(), body)
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", "/greeting/ann?juncture_public_key=pk").status()).isEqualTo(400);
    }

    @Test
    void letsAPageReadItsErrors() {
        Answer answer = from(ORIGIN, "GET", "/api/frontend/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().getAccessControlAllowOrigin()).isEqualTo(ORIGIN);
    }

    @Test
    void allowsNoOriginOnTheBackendApi() {
        HttpHeaders headers = new HttpHeaders();
        headers.setOrigin(ORIGIN);
        headers.setBearerAuth("x");
        Answer answer = calls.send("GET", "/api/backend/greeting", headers, (String) null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/backend/greeting",
                "GET /api/backend/",
                "GET /api/backend/nowhere",
                "PATCH /api/backend/greeting",
                "OPTIONS /api/backend/greeting",
                "HEAD /api/backend/greeting",
                "GET /api/backend/%zz",
                "GET /api/backend/greeting?%zz",
                "GET /api/backend/greeting/",
                "GET /api/%62ackend/greeting",
                "GET /%61pi/backend/ann/greeting",
                "GET /api%2Fbackend%2Fgreeting",
                "GET /api/backend%2Fgreeting",
                "GET api/backend/greeting",
                "GET /api/backend/../frontend/greeting",
            })
    void requiresTheKeyBeforeAnythingElse(String line) {
        String[] parts = line.split(" ");
        Answer answer = send(parts[0], parts[1]);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/API/backend/greeting",
                "//api/backend/greeting",
                "/api//backend/greeting",
                "/api/backend;x/greeting",
                "/api/%2562ackend/greeting",
                "/./api/backend/greeting",
                "/api/frontend/../backend/greeting",
                "/api/%zz/greeting",
                "/api/backend%00/greeting",
            })
    void findsNoOperationForAnUnusualPath(String path) {
        assertThat(send("GET", path).status()).isIn(400, 401, 404);
    }

    @Test
    void redirectsAUser() {
        Answer answer = send("GET", "/api/frontend/walk?name=there");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getLocation()).isEqualTo(URI.create("https://elsewhere.example.com/there"));
        assertThat(answer.bytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', invalid_state", "?name=a&name=b, invalid_request", "?%zz, invalid_request"})
    void redirectsAUserToAnErrorPageWhenSomethingFails(String query, String code) {
        Answer answer = send("GET", "/api/frontend/walk" + query);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getLocation()).isEqualTo(URI.create(ORIGIN + "/connection-error?code=" + code));
        assertThat(answer.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/frontend/walk/%zz", "/api/frontend/walk/%ff", "/api/frontend/walk/%/"})
    void redirectsAUserToAnErrorPageWhenThePathCannotBeDecoded(String path) {
        Answer answer = send("GET", path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getLocation())
                .isEqualTo(URI.create(ORIGIN + "/connection-error?code=invalid_request"));
        assertThat(send("POST", path).code()).isEqualTo("invalid_request");
    }

    @Test
    void repeatsAValidRequestId() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", "trace-1.A_b");
        Answer answer = calls.send("GET", "/nowhere", headers, (String) null);
        assertThat(answer.headers().getFirst("X-Request-Id")).isEqualTo("trace-1.A_b");
        assertThat(answer.json().path("request_id").asString()).isEqualTo("trace-1.A_b");
    }

    @Test
    void logsItsOwnRequestIdBesideTheCallers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", "trace-1");
        try (Logged log = Logged.by(AccessLog.class.getName())) {
            calls.send("GET", "/nowhere", headers, (String) null);
            assertThat(log.text())
                    .contains("caller_request_id=trace-1")
                    .containsPattern("[{ ]request_id=[0-9a-f]{24}[,}]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nSet-Cookie: x", "<script>", "\u00e9"})
    void replacesAnInvalidRequestId(String given) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", given);
        assertThat(calls.send("GET", "/nowhere", headers, (String) null)
                        .headers()
                        .getFirst("X-Request-Id"))
                .matches("[0-9a-f]{24}");
    }

    @Test
    void replacesALongRequestId() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", "x".repeat(65));
        assertThat(calls.send("GET", "/nowhere", headers, (String) null)
                        .headers()
                        .getFirst("X-Request-Id"))
                .hasSize(24);
    }

    @Test
    void hidesADefectFromTheCallerAndShowsItInTheLog(CapturedOutput output) {
        Answer answer = send("GET", "/fail/defect");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal_error");
        assertThat(answer.text()).doesNotContain("hunter2", "10.0.0.1", "Exception", "dev.juncture");
        assertThat(answer.json().propertyNames()).containsExactly("error", "code", "request_id");
        assertThat(output).contains("a request failed because of a defect in Juncture", "IllegalStateException");
    }

    @Test
    void survivesAStackOverflow() {
        assertThat(send("GET", "/overflow").code()).isEqualTo("internal_error");
        assertThat(send("GET", "/greeting/ann").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "transaction", "timeout"})
    void answers503WhileStorageIsUnavailable(String failure) {
        Answer answer = send("GET", "/fail/" + failure);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    @Test
    void rendersAllPartsOfARefusal() {
        Answer answer = send("GET", "/fail/refusal");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("error").asString()).isEqualTo("It is gone.");
        assertThat(answer.json().path("needs_reauthorization").asBoolean()).isTrue();
        assertThat(answer.json().path("details").path("reason").asString()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"Accept,😀", "X-Any,'a\nb'", "Content-Length,[]", "Content-Length,-1", "content-length,''"})
    void refusesAnInvalidHeaderValue(String name, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(name, value);
        Answer answer = calls.send("GET", "/greeting/ann", headers, (String) null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).contains("The header " + name);
    }

    @Test
    void findsTheRefusalInsideAnotherException() {
        assertThat(send("GET", "/fail/wrapped").code()).isEqualTo("conflict");
    }

    @Test
    void roundsRetryAfterUpToOneSecond() {
        assertThat(send("GET", "/fail/limited").headers().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("1");
    }

    @Test
    void logsOneLinePerRequestWithoutPathQueryOrBody() {
        try (Logged log = Logged.by(AccessLog.class.getName())) {
            send("GET", "/greeting/hunter2");
            send("GET", "/greeting/hunter2?hunter3=hunter4");
            assertThat(log.text())
                    .hasLineCount(2)
                    .contains("GET", "operation=\"greet\"", "status=\"200\"", "status=\"400\"")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void failsTheStartWhenAnOperationIsMissing() {
        Routes routes = () -> List.of(new Route("GET", "/x", "nobody", Audience.ANYONE, 200, false));
        assertThatThrownBy(() -> context(routes).close())
                .rootCause()
                .hasMessage("The operation nobody is not a function bean.");
    }

    @Test
    void failsTheStartWhenTwoRoutesClash() {
        Routes routes = () -> List.of(Route.get("/x", Greet.class), Route.get("/x", Walk.class));
        assertThatThrownBy(() -> context(routes).close()).rootCause().hasMessage("Two routes for GET /x");
    }
}
