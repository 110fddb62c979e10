import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A product whose users connect Jira and create tickets. Start it in the repository's folder with
 * {@code java docs/examples/java/Product.java}.
 */
public final class Product {
    private static final int PORT = Integer.parseInt(variable("PORT", "3000"));
    private static final String OWN_URL = variable("PRODUCT_URL", "http://localhost:" + PORT);
    private static final Path PAGE = Path.of(variable("PRODUCT_PAGE", "docs/examples/page.html"));
    private static final Pattern SESSION = Pattern.compile("(?:^|; )session=([^;]+)");

    private final Juncture juncture;

    /** The logged-in team of each session. A real product uses its existing login here. */
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    private Product(Juncture juncture) {
        this.juncture = juncture;
    }

    public static void main(String[] arguments) throws IOException {
        String secretKey = variable("JUNCTURE_SECRET_KEY", "");
        if (secretKey.isEmpty()) {
            System.err.println("Set JUNCTURE_SECRET_KEY.");
            System.exit(1);
        }
        Juncture juncture = new Juncture(variable("JUNCTURE_URL", "http://localhost:8000"), secretKey.split(",")[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", new Product(juncture)::handle);
        server.start();
        System.out.println("The product runs at " + OWN_URL);
    }

    private static String variable(String name, String usual) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .orElse(usual);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            route(exchange);
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String team = teamOf(exchange);
        String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (route.equals("GET /")) {
            send(exchange, 200, "text/html; charset=utf-8", Files.readString(PAGE));
        } else if (route.equals("POST /login")) {
            String session = UUID.randomUUID().toString();
            sessions.put(session, parameters(body(exchange)).getOrDefault("team", ""));
            exchange.getResponseHeaders().set("Set-Cookie", "session=" + session + "; Path=/; HttpOnly; SameSite=Lax");
            redirect(exchange, "/");
        } else if (route.equals("GET /api/state")) {
            boolean connected = !team.isEmpty() && juncture.isConnected(team);
            String name = team.isEmpty() ? "null" : Json.text(team);
            json(exchange, 200, "{\"team\":" + name + ",\"connected\":" + connected + "}");
        } else if (team.isEmpty()) {
            json(exchange, 401, "{\"error\":\"Log in first.\"}");
        } else if (route.equals("POST /connect")) {
            redirectTo(exchange, juncture.startConnect(team, team, OWN_URL + "/connected"));
        } else if (route.equals("GET /connected")) {
            String code = parameters(exchange.getRequestURI().getRawQuery()).get("confirmation_code");
            Optional<Juncture.Answer> refusal = Optional.ofNullable(code)
                    .map(given -> juncture.confirm(team, given))
                    .filter(Juncture.Answer::isRefusal);
            if (refusal.isPresent()) {
                passOn(exchange, refusal.get());
            } else {
                redirect(exchange, "/");
            }
        } else if (route.equals("GET /api/projects")) {
            passOn(exchange, juncture.projects(team));
        } else if (route.equals("POST /api/tickets")) {
            String form = body(exchange);
            passOn(
                    exchange,
                    juncture.createTicket(
                            team,
                            Json.field(form, "project"),
                            Json.field(form, "issueType"),
                            Json.field(form, "summary"),
                            Json.field(form, "key")));
        } else {
            json(exchange, 404, "{\"error\":\"There is no such page.\"}");
        }
    }

    /** Returns the team from the product's own login, never from the address of the page; empty without a login. */
    private String teamOf(HttpExchange exchange) {
        String cookies = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).orElse("");
        Matcher session = SESSION.matcher(cookies);
        return session.find() ? sessions.getOrDefault(session.group(1), "") : "";
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(Optional.ofNullable(query).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static void redirectTo(HttpExchange exchange, Juncture.Answer session) throws IOException {
        if (session.isRefusal()) {
            passOn(exchange, session);
        } else {
            redirect(exchange, Json.field(session.body(), "connect_url"));
        }
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void passOn(HttpExchange exchange, Juncture.Answer answer) throws IOException {
        json(exchange, answer.status(), answer.body());
    }

    private static void json(HttpExchange exchange, int status, String content) throws IOException {
        send(exchange, status, "application/json", content);
    }

    private static void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Calls Juncture's backend API. */
    static final class Juncture {
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        private final String url;
        private final String secretKey;

        /** @param url for example {@code https://connect.example.com} */
        Juncture(String url, String secretKey) {
            this.url = url;
            this.secretKey = secretKey;
        }

        /** An answer in JSON. A refusal has {@code error}, {@code code} and perhaps {@code needs_reauthorization}. */
        record Answer(int status, String body) {
            boolean isRefusal() {
                return status >= 400;
            }
        }

        /** Starts a connect. The answer has the {@code connect_url} to open in the user's browser. */
        Answer startConnect(String team, String name, String redirectUri) {
            return post(
                    "connect-sessions",
                    Json.object(Map.of(
                            "external_id", team,
                            "provider", "jira",
                            "display_name", name,
                            "redirect_uri", redirectUri,
                            "confirm", true,
                            "reconnect", true)),
                    Map.of());
        }

        /** Confirms a connect. The team comes from the product's own login. */
        Answer confirm(String team, String confirmationCode) {
            return post(
                    "connections/confirm",
                    Json.object(Map.of(
                            "external_id", team, "provider", "jira", "confirmation_code", confirmationCode)),
                    Map.of());
        }

        boolean isConnected(String team) {
            Answer found = get("connection-info/check-connection-validity?provider=jira&external_id=" + encoded(team));
            return found.body().contains("\"exists\":true")
                    && found.body().contains("\"is_invalid\":false")
                    && found.body().contains("\"is_expired\":false");
        }

        Answer projects(String team) {
            return get("jira/get-projects?external_id=" + encoded(team));
        }

        /** Creates a ticket. The same key never creates a second one. */
        Answer createTicket(String team, String project, String issueType, String summary, String key) {
            return post(
                    "jira/create-ticket",
                    Json.object(Map.of(
                            "external_id", team,
                            "jira_project_id", project,
                            "issue_type", issueType,
                            "summary", summary)),
                    Map.of("Idempotency-Key", key));
        }

        private Answer get(String path) {
            return send(request(path).GET());
        }

        private Answer post(String path, String body, Map<String, String> headers) {
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return send(request);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(url + "/api/backend/" + path))
                    .timeout(Duration.ofSeconds(40))
                    .header("Authorization", "Bearer " + secretKey);
        }

        private Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (IOException unreachable) {
                return new Answer(503, "{\"error\":\"Juncture cannot be reached.\"}");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Answer(503, "{\"error\":\"The product stops.\"}");
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** Just enough JSON for this example, so it needs no library. A real product uses one. */
    static final class Json {
        private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

        private Json() {}

        static String object(Map<String, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> text(field.getKey()) + ":"
                            + (field.getValue() instanceof String value ? text(value) : field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        static String text(String value) {
            return value.codePoints()
                    .mapToObj(c -> c == '"' || c == '\\' || c < ' '
                            ? String.format("\\u%04x", c)
                            : Character.toString(c))
                    .collect(Collectors.joining("", "\"", "\""));
        }

        /** Returns a text field of an object without nested objects; empty when it is absent. */
        static String field(String json, String name) {
            Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
            return found.find() ? unescaped(found.group(1)) : "";
        }

        private static String unescaped(String text) {
            return ESCAPE.matcher(text)
                    .replaceAll(escape -> Matcher.quoteReplacement(plain(escape.group(1), escape.group(2))));
        }

        private static String plain(String code, String letter) {
            if (code != null) {
                return String.valueOf((char) Integer.parseInt(code, 16));
            }
            return switch (letter) {
                case "n" -> "\n";
                case "t" -> "\t";
                case "r" -> "\r";
                case "b" -> "\b";
                case "f" -> "\f";
                default -> letter;
            };
        }
    }
}
