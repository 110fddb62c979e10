package dev.juncture.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Listens, and passes each request through faults, routes and journal. */
public final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.juncture.sandbox");
    private static final int LARGEST_BODY = 1 << 20;
    private static final int BACKLOG = 1024;

    static {
        // Read once, when the JDK's server class loads. Without it a small answer waits 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private final Faults faults;
    private final Journal journal;
    private final Spool spool = new Spool();
    private final Clock clock;

    /** Binds the address at once, so that the port is known. Answers nothing until {@link #serve}. */
    public Server(InetSocketAddress address, Faults faults, Journal journal, Clock clock) throws IOException {
        this.http = HttpServer.create(address, BACKLOG);
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /**
     * @param control answers below {@code /sandbox/}, where no fault strikes and no journal is kept
     * @param otherwise answers what no route knows
     */
    public void serve(Function<Request, Answer> control, Routes routes, Function<Request, Answer> otherwise) {
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                Request request = read(exchange);
                if (request.path().startsWith("/sandbox/")) {
                    send(exchange, safely(() -> control.apply(request)));
                } else {
                    journal.show(request);
                    answer(exchange, request, routes.find(request, request.path()), otherwise);
                }
            }
        });
        http.start();
    }

    @Override
    public void close() {
        faults.clear();
        http.stop(0);
        threads.shutdownNow();
        spool.close();
    }

    private void answer(
            HttpExchange exchange, Request request, Optional<Routes.Match> match, Function<Request, Answer> otherwise)
            throws IOException {
        List<ActiveFault> hits = faults.hitBy(request);
        Optional<Fault> spoiler = hits.stream()
                .map(ActiveFault::fault)
                .filter(Fault::spoilsAnswer)
                .findFirst();
        boolean executed = spoiler.map(Fault::executes).orElse(true);
        hits.stream().filter(hit -> !hit.fault().executes()).forEach(ActiveFault::delay);
        Answer own = executed
                ? safely(() -> match.map(Routes.Match::answer).orElseGet(() -> otherwise.apply(request)))
                : Answer.empty(500);
        hits.stream().filter(hit -> hit.fault().executes()).forEach(ActiveFault::delay);

        Answer answer =
                spoiler.flatMap(fault -> fault.replacement(clock.instant())).orElse(own);
        boolean reset =
                spoiler.filter(fault -> fault.kind() == Fault.Kind.RESET).isPresent();
        boolean cut =
                spoiler.filter(fault -> fault.kind() == Fault.Kind.TRUNCATE).isPresent();
        String label =
                match.map(found -> found.route().label().apply(found.request())).orElse("");
        Journal.Entry entry = journal.add(new RecordedRequest(
                request.method(),
                request.path(),
                label,
                reset ? 0 : answer.status(),
                executed,
                spoiler.isEmpty(),
                clock.instant()));
        try {
            if (cut) {
                sendCut(exchange, answer);
            } else if (!reset) {
                send(exchange, answer);
            }
        } catch (IOException clientGone) {
            journal.lost(entry);
            throw clientGone;
        }
    }

    private static Answer safely(Supplier<Answer> handler) {
        try {
            return handler.get();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "The sandbox itself failed", failure);
            return Answer.json(500, Json.object("error", "The sandbox itself failed; its log says how."));
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        boolean files = type.regionMatches(true, 0, "multipart/form-data", 0, 19);
        Optional<Region> upload = files ? spool.keep(exchange.getRequestBody()) : Optional.empty();
        byte[] body = files ? new byte[0] : exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.of(),
                Params.parse(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                body.length > LARGEST_BODY ? new byte[0] : body,
                upload);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = answer.length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.length());
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                if (answer.file().isPresent()) {
                    answer.file().get().writeTo(out);
                } else {
                    out.write(answer.body());
                }
            }
        }
    }

    private static void sendCut(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.length() + 64L);
        OutputStream out = exchange.getResponseBody();
        if (answer.file().isPresent()) {
            answer.file().get().part(0, answer.length() / 2).writeTo(out);
        } else {
            out.write(Arrays.copyOf(answer.body(), answer.body().length / 2));
        }
        out.flush();
    }
}
