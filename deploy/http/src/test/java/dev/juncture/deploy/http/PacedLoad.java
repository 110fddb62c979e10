package dev.juncture.deploy.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests at a steady pace, each on a separate connection, as a load balancer does: it asks for readiness, holds
 * requests back until a process is ready, and repeats a request whose connection was refused. Any other request without a
 * complete answer is lost.
 */
final class PacedLoad implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final int CALLERS = 32;

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    /** The phaser has one party for each request in progress. */
    private final Phaser underWay = new Phaser(1);

    private final Semaphore answered = new Semaphore(0);
    private final int port;
    private final String request;
    private final ScheduledFuture<?> ticks;
    private volatile boolean ready;

    PacedLoad(int port, int perSecond, String path, String secretKey) {
        this.port = port;
        this.request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + secretKey
                + "\r\nConnection: close\r\n\r\n";
        looking.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
        this.ticks = pace.scheduleAtFixedRate(this::begin, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    private void begin() {
        underWay.register();
        send(this::attempt);
    }

    private void send(Runnable attempt) {
        if (ready) {
            callers.execute(attempt);
        } else {
            waiting.add(attempt);
        }
    }

    private void look() {
        try {
            ready = RawHttp.send(port, "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 200 ");
        } catch (IOException nobodyThere) {
            ready = false;
        }
        for (Runnable next = ready ? waiting.poll() : null; next != null; next = waiting.poll()) {
            callers.execute(next);
        }
    }

    private void attempt() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String answer = exchange(socket);
            if (!isWhole(answer)) {
                lost.add(answer);
            }
        } catch (ConnectException nobodyThere) {
            waiting.add(this::attempt);
            return;
        } catch (IOException broken) {
            lost.add(broken.toString());
        }
        answered.release();
        underWay.arriveAndDeregister();
    }

    private String exchange(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isWhole(String answer) {
        return answer.startsWith("HTTP/1.1 200 ")
                && answer.matches("(?s).*\\r\\n\\r\\n.*\\}\\s*(\\r\\n0\\r\\n\\r\\n)?");
    }

    /** Waits until this number of further requests is answered. */
    void awaitAnswers(int count) throws InterruptedException {
        answered.drainPermits();
        if (!answered.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("No answer comes.");
        }
    }

    /**
     * Stops sending, and waits for all answers.
     *
     * @return the lost requests
     */
    List<String> finish() throws InterruptedException, TimeoutException {
        ticks.cancel(false);
        underWay.awaitAdvanceInterruptibly(underWay.arrive(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        return List.copyOf(lost);
    }

    @Override
    public void close() {
        pace.shutdownNow();
        looking.shutdownNow();
        callers.shutdownNow();
    }
}
