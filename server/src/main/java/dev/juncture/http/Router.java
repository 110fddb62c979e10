package dev.juncture.http;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.body.BodyAllowance;
import dev.juncture.http.body.BodyLimits;
import dev.juncture.http.browser.BrowserCookie;
import dev.juncture.http.browser.BrowserRules;
import dev.juncture.http.browser.Cors;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.http.browser.OriginRule;
import dev.juncture.http.browser.Prefetch;
import dev.juncture.http.browser.Redirect;
import dev.juncture.operation.Call;
import dev.juncture.operation.Caller;
import dev.juncture.operation.Operation;
import dev.juncture.operation.Operations;
import dev.juncture.route.Audience;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one way from an edge to an operation: match, authenticate, bind, call, render. */
@Component
public class Router implements Function<Request, Response> {
    private static final String FIX_URL = "X-Juncture-Fix-Url";

    private final RouteTable table;
    private final Operations operations;
    private final Authenticator authenticator;
    private final RequestLimiter limiter;
    private final Rendering rendering;
    private final RequestReader reader;
    private final BodyLimits limits;
    private final ErrorAnswers errors;
    private final ObjectProvider<FixUrls> fixUrls;
    private final Cors cors;
    private final OriginRule origins;
    private final FrontendAddress frontend;
    private final BrowserRules rules;

    Router(
            List<Routes> features,
            Operations operations,
            Authenticator authenticator,
            RequestLimiter limiter,
            JsonMapper json,
            BodyLimits limits,
            ObjectProvider<FixUrls> fixUrls,
            FrontendAddress frontend,
            BrowserCookie cookie,
            BrowserRules rules) {
        this.table = new RouteTable(
                features.stream().flatMap(feature -> feature.routes().stream()).toList());
        this.operations = operations;
        this.authenticator = authenticator;
        this.limiter = limiter;
        this.rendering = new Rendering(json);
        this.reader = new RequestReader(cookie);
        this.limits = limits;
        this.errors = new ErrorAnswers(json);
        this.fixUrls = fixUrls;
        this.cors = new Cors(frontend.allowedOrigins());
        this.origins = new OriginRule(frontend);
        this.frontend = frontend;
        this.rules = rules;
    }

    /** Returns every route, sorted by path. */
    public List<Route> routes() {
        return table.all();
    }

    @Override
    public Response apply(Request request) {
        return answer(request, Exchange::answer);
    }

    /** Answers a request that the edge refuses with {@code status}, in the error shape. No operation is called. */
    public Response refuse(Request request, int status) {
        return answer(request, exchange -> {
            // Reports a path that cannot be decoded, which may be the reason.
            UrlDecoding.segments(request.path());
            throw ErrorAnswers.ofEdge(status);
        });
    }

    /** Answers a request that the edge refuses, in the error shape. No operation is called. */
    public Response refuse(Request request, ApiException refusal) {
        return answer(request, exchange -> {
            throw refusal;
        });
    }

    private Response answer(Request request, Function<Exchange, Response> work) {
        AccessLog log = new AccessLog(request);
        Exchange exchange = new Exchange(request, log);
        Response response;
        try {
            response = work.apply(exchange);
        } catch (Exception | StackOverflowError thrown) {
            response = exchange.refuse(errors.asRefusal(thrown));
        }
        HttpHeaders headers = response.headers();
        headers.set(AccessLog.REQUEST_ID, log.answeredId());
        exchange.quota.ifPresent(quota -> quota.writeTo(headers));
        headers.setCacheControl("no-store");
        rules.ofData().forEach(headers::set);
        log.write(response.status());
        return "HEAD".equals(request.method()) ? response.withoutBody() : response;
    }

    /** The state of one request. */
    private final class Exchange {
        private final Request request;
        private final AccessLog log;
        private Audience audience;
        private Caller caller = Caller.PERSON;
        private Optional<Quota> quota = Optional.empty();

        Exchange(Request request, AccessLog log) {
            this.request = request;
            this.log = log;
            this.audience = Audience.of(request.path());
        }

        Response answer() {
            admit();
            HeaderSyntax.check(request.headers());
            List<String> segments = UrlDecoding.segments(request.path());
            Audience ofDecodedPath = Audience.of("/" + String.join("/", segments));
            if (ofDecodedPath != audience) {
                audience = ofDecodedPath;
                admit();
            }
            RouteTable.Match match = table.find(segments, request.path())
                    .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such route."));
            if ("OPTIONS".equals(request.method())) {
                return options(match.allowedMethods());
            }
            Route route = match.require(request.method());
            audience = route.audience();
            log.operation(route.operation());
            if (audience == Audience.BROWSER && route.changesState()) {
                origins.check(request.headers());
            }
            if (audience == Audience.PERSON && Prefetch.isIn(request.headers())) {
                // Does not redirect to the error page: a browser could store it and show it instead of the answer.
                return errors.answer(Prefetch.refusal(), log.answeredId());
            }
            Operation operation = operations.get(route.operation());
            try (BodyAllowance allowance = limits.of(audience)) {
                Call call = reader.read(request, route, match, operation.input(), log.origin(caller), allowance);
                return withCors(rendering.render(route, operation.call(call)));
            }
        }

        /** Counts a request before it checks a key: otherwise the limit would not slow down the guessing of keys. */
        private void admit() {
            // A preflight calls no operation. If it were refused, the page could not read the reason.
            if (!"OPTIONS".equals(request.method())) {
                quota = limiter.count(request, audience);
                quota.ifPresent(Quota::requireLeft);
            }
            caller = authenticator.authenticate(request, audience);
        }

        Response refuse(ApiException refusal) {
            log.code(refusal.code().code());
            if (audience == Audience.PERSON || table.isForPerson(request.method(), request.path())) {
                return Rendering.redirect(new Redirect(
                        frontend.page("/connection-error?code=" + refusal.code().code())));
            }
            return withCors(errors.answer(refusal, log.answeredId(), fixUrl(refusal)));
        }

        /** Only the holder of a secret key gets this address: its page can change the account of the connection. */
        private Optional<URI> fixUrl(ApiException refusal) {
            boolean wanted = audience == Audience.BACKEND
                    && refusal.code().needsReauthorization()
                    && "true".equalsIgnoreCase(request.headers().getFirst(FIX_URL));
            return wanted ? fixUrls.getObject().open(refusal, log.origin(caller)) : Optional.empty();
        }

        private Response options(Set<String> allowed) {
            Response answer = Response.empty(204);
            answer.headers().set(HttpHeaders.ALLOW, String.join(", ", allowed));
            if (audience == Audience.BROWSER) {
                cors.preflight(request.headers(), allowed, answer.headers());
            }
            return answer;
        }

        private Response withCors(Response answer) {
            if (audience == Audience.BROWSER) {
                cors.allow(request.headers(), answer.headers());
            }
            return answer;
        }
    }
}
