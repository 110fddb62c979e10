package dev.juncture.deploy.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Attackers and one product that use the same process at the same time. Each has its own sequence of actions, which its
 * seed decides.
 */
final class HostileTraffic {
    /** What an attacker does next, and how often among a hundred actions. */
    enum Action {
        VALID(16),
        SHAPED(40),
        BROKEN(12),
        HALF_HEAD(8),
        PROMISE(6),
        DRIP(8),
        ABANDON(6),
        UNREAD(4);

        private final int share;

        Action(int share) {
            this.share = share;
        }

        static Action at(int hundredth) {
            int sum = 0;
            for (Action action : values()) {
                sum += action.share;
                if (hundredth < sum) {
                    return action;
                }
            }
            throw new IllegalArgumentException("There are a hundred hundredths, not " + hundredth + ".");
        }
    }

    private static final int WORKERS = 8;
    /** Connections of a worker that wait. Together they are more than Tomcat has threads by default. */
    private static final int MOST_HELD = 60;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LARGEST_ANSWER = 1 << 20;

    private final int port;
    private final ValidRequests valid;
    private final Map<Action, LongAdder> counts = new EnumMap<>(Action.class);
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    HostileTraffic(int port, ValidRequests valid) {
        this.port = port;
        this.valid = valid;
        for (Action action : Action.values()) {
            counts.put(action, new LongAdder());
        }
    }

    static String mix() {
        List<String> shares = new ArrayList<>();
        for (Action action : Action.values()) {
            shares.add(action + " " + action.share + " %");
        }
        return WORKERS + " workers, " + String.join(", ", shares);
    }

    /** Sends until {@code end}, and closes all connections. */
    void run(long seed, BooleanSupplier end) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Worker worker = new Worker(new HostileRequests(seed * WORKERS + i));
                workers.add(threads.submit(() -> worker.run(end)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    long validRequests() {
        return counts.get(Action.VALID).sum();
    }

    String summary() {
        return "actions " + counts + ", statuses of hostile requests (0: no answer) " + statuses;
    }

    private final class Worker {
        private final HostileRequests requests;
        private final Deque<Socket> held = new ArrayDeque<>();

        Worker(HostileRequests requests) {
            this.requests = requests;
        }

        void run(BooleanSupplier end) {
            while (!end.getAsBoolean() && failures.size() < 10) {
                Action action = Action.at(requests.below(100));
                counts.get(action).increment();
                try {
                    act(action);
                } catch (IOException closedByTheServer) {
                    statuses.computeIfAbsent(0, none -> new LongAdder()).increment();
                }
            }
            while (!held.isEmpty()) {
                close(held.pop());
            }
        }

        private void act(Action action) throws IOException {
            switch (action) {
                case VALID -> valid.next(requests.below(Integer.MAX_VALUE)).ifPresent(failures::add);
                case SHAPED -> exchange(requests.shaped());
                case BROKEN -> exchange(requests.broken());
                case HALF_HEAD -> hold(requests.halfHead());
                case PROMISE -> hold(requests.promise());
                case UNREAD ->
                    hold("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .repeat(20)
                            .getBytes(StandardCharsets.US_ASCII));
                case ABANDON -> abandon(requests.shaped());
                case DRIP -> drip();
            }
        }

        private void exchange(byte[] request) throws IOException {
            try (Socket socket = connect()) {
                try {
                    socket.getOutputStream().write(request);
                    socket.shutdownOutput();
                } catch (IOException refusedBeforeItsEnd) {
                    // Juncture closed the connection early. Its answer may still be readable.
                }
                int status = status(socket.getInputStream());
                statuses.computeIfAbsent(status, none -> new LongAdder()).increment();
                if (status == 500) {
                    failures.add("500 for " + beginning(request));
                }
            }
        }

        private static int status(InputStream answer) throws IOException {
            try {
                byte[] bytes = answer.readNBytes(LARGEST_ANSWER);
                String line = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.US_ASCII);
                return line.matches("HTTP/1.1 \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
            } catch (SocketTimeoutException silent) {
                throw new IOException("There is no answer and no end.", silent);
            }
        }

        private void abandon(byte[] request) throws IOException {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(request, 0, requests.below(request.length) + 1);
            }
        }

        private void hold(byte[] beginning) throws IOException {
            Socket socket = connect();
            held.add(socket);
            if (held.size() > MOST_HELD) {
                close(held.pop());
            }
            socket.getOutputStream().write(beginning);
        }

        private void drip() throws IOException {
            Socket socket = held.poll();
            if (socket != null) {
                held.add(socket);
                socket.getOutputStream().write('x');
            }
        }

        private Socket connect() throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException gone) {
                // The connection is closed anyway.
            }
        }
    }

    private static String beginning(byte[] request) {
        return new String(request, 0, Math.min(request.length, 600), StandardCharsets.ISO_8859_1);
    }
}
