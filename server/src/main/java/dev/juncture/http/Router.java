package dev.juncture.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one way from an edge to an operation: match, authorise, bind, call, render. */
@Component
public class Router implements Function<Request, Response> {
    private final RouteTable table;
    private final Operations operations;
    private final Gate gate;
    private final Limits limits;
    private final Rendering rendering;
    private final Binder binder;
    private final ErrorAnswers errors;
    private final FixUrls fixes;
    private final Cors cors;
    private final HttpSettings settings;
    private final BrowserRules rules;

    Router(
            List<Routes> features,
            Operations operations,
            Gate gate,
            Limits limits,
            JsonMapper json,
            HttpSettings settings,
            FixUrls fixes,
            BrowserCookie cookie,
            BrowserRules rules) {
        this.table = new RouteTable(
                features.stream().flatMap(feature -> feature.routes().stream()).toList());
        this.operations = operations;
        this.gate = gate;
        this.limits = limits;
        this.rendering = new Rendering(json);
        this.binder = new Binder(json, settings.maxBodySize().toBytes(), cookie);
        this.errors = new ErrorAnswers(json);
        this.fixes = fixes;
        this.cors = new Cors(settings.allowedOrigins());
        this.settings = settings;
        this.rules = rules;
    }

    /** Every route, sorted by path. */
    public List<Route> routes() {
        return table.all();
    }

    /** Refuses a body that is no input of {@code operation}, for callers that bring it to the operation by another way. */
    public void checkInput(String operation, Request request) {
        binder.bind(
                request,
                Map.of(),
                Objects.requireNonNull(operations.get(operation).input()));
    }

    @Override
    public Response apply(Request request) {
        return answer(request, Exchange::answer);
    }

    /** Answers what the edge itself refuses with {@code status}, in the contract's shape; nothing is called. */
    public Response refuse(Request request, int status) {
        return answer(request, exchange -> {
            // What makes it unreadable may be known here.
            Encoded.segments(request.path());
            throw ErrorAnswers.ofEdge(status);
        });
    }

    /** The same with a sentence of the edge's own. */
    public Response refuse(Request request, ApiException refusal) {
        return answer(request, exchange -> {
            throw refusal;
        });
    }

    private Response answer(Request request, Function<Exchange, Response> way) {
        AccessLog log = new AccessLog(request);
        Exchange exchange = new Exchange(request, log);
        Response response = RequestScope.open(() -> {
            try {
                return way.apply(exchange);
            } catch (Exception | StackOverflowError thrown) {
                return exchange.refuse(errors.asRefusal(thrown));
            }
        });
        HttpHeaders headers = response.headers();
        headers.set(AccessLog.REQUEST_ID, log.requestId());
        exchange.quota.ifPresent(quota -> quota.writeTo(headers));
        headers.setCacheControl("no-store");
        rules.ofData().forEach(headers::set);
        log.write(response.status());
        return "HEAD".equals(request.method()) ? response.withoutBody() : response;
    }

    /** One request on its way. */
    private final class Exchange {
        private final Request request;
        private final AccessLog log;
        private Caller caller;
        private Optional<Quota> quota = Optional.empty();

        Exchange(Request request, AccessLog log) {
            this.request = request;
            this.log = log;
            this.caller = Caller.of(request.path());
        }

        Response answer() {
            admit();
            HeaderSyntax.check(request.headers());
            List<String> segments = Encoded.segments(request.path());
            Caller decodedCaller = Caller.of("/" + String.join("/", segments));
            if (decodedCaller != caller) {
                caller = decodedCaller;
                admit();
            }
            RouteTable.Match match = table.find(segments)
                    .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such route."));
            Set<String> allowed = allowedMethods(match.methods());
            if ("OPTIONS".equals(request.method())) {
                return options(allowed);
            }
            if (!allowed.contains(request.method())) {
                throw new ApiException(
                                ErrorCode.METHOD_NOT_ALLOWED, "This route takes " + String.join(", ", allowed) + ".")
                        .with("allowed_methods", List.copyOf(allowed));
            }
            Route route = match.methods().get("HEAD".equals(request.method()) ? "GET" : request.method());
            caller = route.caller();
            log.operation(route.operation());
            Operations.Operation operation = operations.get(route.operation());
            Object input =
                    operation.input() == null ? request : binder.bind(request, match.parameters(), operation.input());
            return withCors(rendering.render(route, operation.function().apply(input)));
        }

        /** Counted before any key is looked at, so that keys cannot be guessed faster than a limit allows. */
        private void admit() {
            // Preflights are the browser's, reach no operation, and a refused one would not tell its page why.
            if (!"OPTIONS".equals(request.method())) {
                quota = limits.count(request, caller);
                quota.ifPresent(Quota::requireLeft);
            }
            gate.admit(request, caller);
        }

        Response refuse(ApiException refusal) {
            log.code(refusal.code().code());
            if (caller == Caller.PERSON || isForPerson()) {
                return Rendering.redirect(new Redirect(settings.frontendPage(
                        "/connection-error?code=" + refusal.code().code())));
            }
            return withCors(errors.answer(refusal, log.requestId(), fixes.of(refusal, request, caller)));
        }

        /** Also when the refusal came before the route was known: of a path that cannot be decoded, say. */
        private boolean isForPerson() {
            return table.find(Encoded.rawSegments(request.path()))
                    .map(match -> match.methods().get(request.method()))
                    .filter(route -> route.caller() == Caller.PERSON)
                    .isPresent();
        }

        private Response options(Set<String> allowed) {
            Response answer = Response.empty(204);
            answer.headers().set(HttpHeaders.ALLOW, String.join(", ", allowed));
            if (caller == Caller.BROWSER) {
                cors.preflight(request, allowed, answer.headers());
            }
            return answer;
        }

        private Response withCors(Response answer) {
            if (caller == Caller.BROWSER) {
                cors.allow(request, answer.headers());
            }
            return answer;
        }
    }

    private static Set<String> allowedMethods(Map<String, Route> routes) {
        Set<String> allowed = new TreeSet<>(routes.keySet());
        allowed.add("OPTIONS");
        if (routes.containsKey("GET") && !routes.get("GET").changesState()) {
            allowed.add("HEAD");
        }
        return allowed;
    }
}
