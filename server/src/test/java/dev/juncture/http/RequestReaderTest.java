package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.juncture.connection.ExternalId;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.body.BodyAllowance;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.http.browser.BrowserFixture;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.operation.CallContext;
import dev.juncture.operation.Operation;
import dev.juncture.operation.OperationFixture;
import dev.juncture.operation.Origin;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RequestReaderTest {
    private static final int LIMIT = 1000;
    private static final BrowserCookie COOKIE = cookie("https://connect.example.com");

    record In(
            ExternalId externalId,
            @JsonAlias("short_name") String longName,
            @Nullable Integer limit,
            @Nullable Boolean reconnect,
            @Nullable URI redirectUri,
            @Nullable List<String> labels,
            @Nullable String connectionCode,
            @Nullable String idempotencyKey,
            CallContext context) {}

    private final RequestReader reader = new RequestReader(COOKIE);
    private final Operation operation = OperationFixture.echo(In.class);
    private final HttpHeaders headers = new HttpHeaders();

    @Test
    void readsAJsonBody() {
        In in = post("""
                {"external_id":"acme","long_name":"x","limit":3,"labels":["a"]}""");
        assertThat(in)
                .isEqualTo(new In(new ExternalId("acme"), "x", 3, null, null, List.of("a"), null, null, in.context()));
    }

    @Test
    void readsPathQueryBodyAndHeaders() {
        headers.set("X-Juncture-Connection-Code", "header");
        In in = bind("POST", "long_name=query", bytes("""
                {"external_id":"body"}"""), Map.of("limit", "3"));
        assertThat(in)
                .isEqualTo(new In(new ExternalId("body"), "query", 3, null, null, null, "header", null, in.context()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit | long_name=x&limit=2      | {'external_id':'a','limit':1}",
                "limit | long_name=x&limit=2      | {'external_id':'a','limit':null}",
                "limit | long_name=x&limit=3      | {'external_id':'a'}",
                "limit | long_name=x              | {'external_id':'a','limit':1}",
                "long_name | long_name=x          | {'external_id':'a','short_name':'y'}",
                "long_name | short_name=x         | {'external_id':'a','long_name':'y'}",
                "connection_code | long_name=x    | {'external_id':'a','connection_code':'body'}",
                "connection_code | long_name=x&connection_code=query | {'external_id':'a'}",
                "external_id | long_name=x&external_id=b | {'external_id':'a'}"
            })
    void refusesAFieldThatHasDifferentValuesInTwoPlaces(String field, String query, String body) {
        headers.set("X-Juncture-Connection-Code", "header");
        Map<String, String> path = "limit".equals(field) ? Map.of("limit", "9") : Map.of();
        assertThatThrownBy(() -> bind("POST", query, bytes(body.replace('\'', '"')), path))
                .hasMessage("The field " + field + " has different values in two places of this request: send one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Juncture-External-Id", "Idempotency-Key", "X-Juncture-Connection-Code"})
    void refusesAHeaderWithSeveralValues(String name) {
        headers.add(name, "one");
        headers.add(name, "two");
        assertThatThrownBy(() -> post("{\"external_id\":\"one\",\"long_name\":\"x\"}"))
                .hasMessage("The header " + name + " has several values: send one.");
    }

    @Test
    void acceptsAByteOrderMark() {
        assertThat(post("\ufeff{\"external_id\":\"a\",\"long_name\":\"x\"}").longName())
                .isEqualTo("x");
    }

    @Test
    void refusesACompressedBody() {
        headers.set("Content-Encoding", "gzip");
        assertThat(refusal("{\"external_id\":\"a\",\"long_name\":\"x\"}").code())
                .isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=", "reconnect="})
    void doesNotTakeAnEmptyValueForNone(String query) {
        assertThatThrownBy(() -> bind("GET", "external_id=a&long_name=x&" + query, new byte[0], Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void acceptsOneValueInTwoPlaces() {
        headers.set("X-Juncture-Connection-Code", "code");
        headers.set("X-Juncture-External-Id", "a");
        In in = bind("POST", "long_name=x&limit=3&external_id=a", bytes("""
                {"external_id":"a","limit":3,"short_name":"x","connection_code":"code"}"""), Map.of("limit", "3"));
        assertThat(in.limit()).isEqualTo(3);
        assertThat(in.connectionCode()).isEqualTo("code");
    }

    @Test
    void readsAliasesLikeTheirFields() {
        assertThat(bind("GET", "external_id=a&short_name=x&long_name=x", new byte[0], Map.of())
                        .longName())
                .isEqualTo("x");
    }

    @Test
    void refusesTwoNamesOfAFieldWithDifferentValues() {
        String problem =
                "The field short_name means the same as long_name, but the two values differ: send one of them.";
        assertThat(refusal("""
                {"external_id":"acme","long_name":"x","short_name":"y"}""")).hasMessage(problem);
        assertThat(refusal("""
                {"external_id":"acme","short_name":"y","long_name":null}""")).hasMessage(problem);
        assertThatThrownBy(() -> bind("GET", "external_id=a&short_name=x&long_name=y", new byte[0], Map.of()))
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "limt=3, limt is not a field of this operation; the nearest is limit",
        "longName=x, longName is not a field of this operation; the nearest is long_name",
        "Limit=3, Limit is not a field of this operation; the nearest is limit",
        "limit%5B%5D=3, limit[] is not a field of this operation; the nearest is limit",
        "context=x, context is not a field of this operation; the nearest is reconnect",
        "=x, \"\" is not a field of this operation; the nearest is limit"
    })
    void refusesAnUnknownNameInTheQuery(String query, String problem) {
        String whole = "external_id=a&long_name=x&" + query;
        assertThatThrownBy(() -> bind("GET", whole, new byte[0], Map.of())).hasMessage("The field " + problem + ".");
        assertThatThrownBy(() -> bind("POST", query, bytes("""
                {"external_id":"a","long_name":"x"}"""), Map.of())).hasMessage("The field " + problem + ".");
    }

    @Test
    void readsNumbersAndBooleansFromTheQuery() {
        In in = bind("GET", "external_id=7&long_name=1.5&limit=3&reconnect=true", new byte[0], Map.of());
        assertThat(in).isEqualTo(new In(new ExternalId("7"), "1.5", 3, true, null, null, null, null, in.context()));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=2.5, limit must be a whole number",
        "limit=99999999999, limit must be a whole number that is not so far from 0",
        "limit=99999999999999999999, limit must be a whole number",
        "limit=0x10, limit must be a whole number",
        "reconnect=1, reconnect must be true or false",
        "reconnect=perhaps, reconnect must be true or false"
    })
    void refusesAQueryValueOfAnotherType(String query, String problem) {
        String whole = "external_id=a&long_name=x&" + query;
        assertThatThrownBy(() -> bind("GET", whole, new byte[0], Map.of()))
                .isInstanceOf(ApiException.class)
                .hasMessage("The field " + problem + ".");
    }

    @Test
    void readsFieldsFromNamedHeaders() {
        headers.set("X-Juncture-External-Id", "acme");
        headers.set("Idempotency-Key", "once");
        In in = bind("GET", "long_name=x", new byte[0], Map.of());
        assertThat(in.externalId().value()).isEqualTo("acme");
        assertThat(in.idempotencyKey()).isEqualTo("once");
    }

    @Test
    void acceptsAnAlias() {
        assertThat(post("""
                {"external_id":"acme","short_name":"x"}""").longName()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", """
                        {"external_id":null,"long_name":null}""", """
                        {"external_id":"","long_name":" \\t"}"""})
    void namesEveryMissingField(String body) {
        ApiException refusal = refusal(body);
        assertThat(refusal).hasMessage("The fields external_id, long_name are required.");
        assertThat(refusal.details().get("fields"))
                .isEqualTo(Map.of("external_id", "is required", "long_name", "is required"));
    }

    @Test
    void namesASingleMissingFieldInTheSingular() {
        assertThat(refusal("""
                {"external_id":"acme"}""")).hasMessage("The field long_name is required.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"external_id":"a","long_name":"x","limit":"many"}    | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":"3"}       | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":1.9}       | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":1.0}       | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":true}      | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":{}}        | limit       | must be a whole number
                    {"external_id":"a","long_name":"x","limit":99999999999} | limit     | must be a whole number
                    {"external_id":"a","long_name":"x","reconnect":1}     | reconnect   | must be true or false
                    {"external_id":"a","long_name":"x","reconnect":0}     | reconnect   | must be true or false
                    {"external_id":"a","long_name":"x","reconnect":1.5}   | reconnect   | must be true or false
                    {"external_id":"a","long_name":"x","reconnect":"true"} | reconnect  | must be true or false
                    {"external_id":"a","long_name":"x","redirect_uri":"not a uri"} | redirect_uri | must be an address
                    {"external_id":"a","long_name":"x","labels":"a"}      | labels      | must be a list
                    {"external_id":"a","long_name":"x","labels":[7]}      | labels      | must be a text
                    {"external_id":"a","long_name":7}                     | long_name   | must be a text
                    {"external_id":"a","long_name":1.5}                   | long_name   | must be a text
                    {"external_id":"a","long_name":true}                  | long_name   | must be a text
                    {"external_id":"a","long_name":{"a":1}}               | long_name   | must be a text
                    {"external_id":7,"long_name":"x"}                     | external_id | must be a text
                    {"external_id":["a"],"long_name":"x"}                 | external_id | must be a text
                    {"external_id":{"value":"a"},"long_name":"x"}         | external_id | must be a text
                    {"external_id":"a\\u0000","long_name":"x"}            | external_id | must not hold control characters
                    """)
    void namesTheFieldOfAWrongValue(String body, String field, @Nullable String problem) {
        ApiException refusal = refusal(body);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal).hasMessageStartingWith("The field " + field + " " + (problem == null ? "" : problem));
        assertThat(refusal.details()).containsKey("fields");
        assertThat(refusal.getMessage()).doesNotContain("tools.jackson", "dev.juncture", "java.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":}            | 1 | 6
                    {"limit":1,"limit":2} | 1 | 12
                    {"a":1            | 1 |
                    {"a":1} x         | 1 |
                    {"a":1}{"b":2}    | 1 |
                    nonsense          | 1 |
                    {'a':1}           | 1 | 2
                    {"a":NaN}         | 1 |
                    """)
    void reportsThePositionOfMalformedJson(String body, int line, @Nullable Integer column) {
        assertThat(refusal(body))
                .hasMessageMatching("The body is not valid JSON at line " + line + ", column "
                        + (column == null ? "\\d+" : column) + "\\.");
    }

    @Test
    void reportsTheLineOfMalformedJson() {
        assertThat(refusal("{\n  \"a\": 1,\n  b\n}")).hasMessageContaining("at line 3, column 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "null", "1", "\"text\"", "true"})
    void refusesJsonThatIsNotAnObject(String body) {
        assertThat(refusal(body)).hasMessage("The body must be one JSON object.");
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        Request nested = request("POST", null, bytes("{\"a\":" + "[".repeat(100_000)));
        assertThatThrownBy(() -> bind(1 << 20, nested, Map.of()))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The body is nested too deeply");
    }

    @Test
    void refusesAVeryLongNumber() {
        assertThat(refusal("{\"a\":" + "9".repeat(LIMIT - 10))).hasMessageStartingWith("The body is not valid JSON");
        assertThatThrownBy(() ->
                        bind(1 << 20, request("POST", null, bytes("{\"a\":" + "9".repeat(5000) + "}")), Map.of()))
                .isInstanceOf(ApiException.class)
                .extracting(refusal -> ((ApiException) refusal).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7B22FF223A317D",
                "FF",
                "0000FFFE",
                "FEFF",
                "FFFE0000",
                "00",
                "EDA080",
                "000000",
                "00007B00",
                "7B2265787465726E616C5F6964223A2261222C226C6F6E675F6E616D65223A22636166E9227D",
                "7B2265787465726E616C5F6964223A2261222C226C6F6E675F6E616D65223A22636166C3227D",
                "7B2265787465726E616C5F6964223A2261222C226C6F6E675F6E616D65223A22636166EDA080227D"
            })
    void refusesBytesThatAreNotUtf8Json(String hex) {
        assertThatThrownBy(() -> bind("POST", null, HexFormat.of().parseHex(hex), Map.of()))
                .isInstanceOf(ApiException.class)
                .extracting(refusal -> ((ApiException) refusal).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=utf-8", "application/merge-patch+json", "*/*"})
    void acceptsEveryContentTypeOfJson(String contentType) {
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        assertThat(post("""
                {"external_id":"a","long_name":"x"}""").longName()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense", ""})
    void refusesAnotherContentType(String contentType) {
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        assertThat(refusal("{}").code()).isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void ignoresTheContentTypeOfAnEmptyBody() {
        headers.set(HttpHeaders.CONTENT_TYPE, "text/plain");
        assertThat(bind("DELETE", "external_id=a&long_name=x", new byte[0], Map.of())
                        .longName())
                .isEqualTo("x");
    }

    @Test
    void acceptsABodyOfExactlyTheLimit() {
        String start = "{\"external_id\":\"a\",\"long_name\":\"";
        assertThat(post(start + "x".repeat(LIMIT - start.length() - 2) + "\"}").longName())
                .hasSize(LIMIT - start.length() - 2);
    }

    @Test
    void refusesABodyOverTheLimit() {
        assertThat(refusal(" ".repeat(LIMIT + 1))).hasMessage("The body is larger than the 1000 bytes allowed.");
    }

    @Test
    void refusesABodyByItsAnnouncedLengthWithoutReadingIt() {
        headers.setContentLength(LIMIT + 1);
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        Request request = new Request("POST", "/", null, headers, untouchable, "127.0.0.1");
        assertThatThrownBy(() -> bind(LIMIT, request, Map.of()))
                .isInstanceOf(ApiException.class)
                .extracting(refusal -> ((ApiException) refusal).code())
                .isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "-5", "99999999999999999999"})
    void countsTheBytesWhenTheAnnouncedLengthIsInvalid(String length) {
        headers.set(HttpHeaders.CONTENT_LENGTH, length);
        assertThat(post("""
                {"external_id":"a","long_name":"x"}""").longName()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void refusesTheBodyOfARequestThatTakesNone(String method) {
        assertThatThrownBy(() -> bind(method, "external_id=a&long_name=x", bytes("{}"), Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessage("A " + method + " request takes no body: send its values in the address.");
    }

    @Test
    void reportsABodyThatBrokeOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        Request request = new Request("POST", "/", null, headers, broken, "127.0.0.1");
        assertThatThrownBy(() -> bind(LIMIT, request, Map.of())).isInstanceOf(UncheckedIOException.class);
    }

    private In post(String body) {
        return bind("POST", null, bytes(body), Map.of());
    }

    private ApiException refusal(String body) {
        return catchThrowableOfType(ApiException.class, () -> post(body));
    }

    private In bind(String method, @Nullable String query, byte[] body, Map<String, String> path) {
        return bind(LIMIT, request(method, query, body), path);
    }

    private In bind(long limit, Request request, Map<String, String> path) {
        RouteTable.Match match = new RouteTable.Match(Map.of(), path, null);
        Route route = new Route(request.method(), "/", "echo", Audience.BACKEND, 200, true);
        try (BodyAllowance allowance = new BodyAllowance(limit, new MemoryBudget(64 << 20).share())) {
            return (In) operation.call(reader.read(request, route, match, operation.input(), Origin.SYSTEM, allowance));
        }
    }

    private Request request(String method, @Nullable String query, byte[] body) {
        return new Request(method, "/", query, headers, new ByteArrayInputStream(body), "127.0.0.1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheBrowserOnlyFromItsCookie() {
        assertThat(post("""
                {"external_id":"acme","long_name":"x"}""").context().browser()).isNull();

        headers.add("Cookie", "other=1; __Host-juncture-browser=mine; juncture-browser=planted");
        assertThat(post("""
                {"external_id":"acme","long_name":"x"}""").context().browser()).isEqualTo(new Secret("mine"));
        assertThat(refusal("""
                {"external_id":"acme","long_name":"x","browser":"chosen"}""")).hasMessageContaining("browser is not a field");
    }

    @Test
    void setsACookieThatOnlyThisOriginCanReadOverHttps() {
        String mine = COOKIE.of("mine").toString();
        assertThat(mine)
                .isEqualTo(
                        "__Host-juncture-browser=mine; Path=/; Max-Age=3600; Expires=%s; Secure; HttpOnly; SameSite=Lax"
                                .formatted(expires(mine)));
        assertThat(cookie("http://localhost:8000").of("mine").toString())
                .startsWith("juncture-browser=mine; Path=/;")
                .doesNotContain("Secure");
    }

    private static String expires(String cookie) {
        return cookie.replaceAll(".*Expires=([^;]+);.*", "$1");
    }

    private static BrowserCookie cookie(String frontend) {
        return BrowserFixture.cookie(new FrontendAddress(frontend, ""));
    }
}
