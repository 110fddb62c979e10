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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests at a steady pace, whatever becomes of those before, each on a connection of its own. A connection that is
 * refused was not accepted, and is tried again; everything else that is not a whole answer is a loss.
 */
final class PacedLoad implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    /** A party for each request under way. */
    private final Phaser underWay = new Phaser(1);

    private final Phaser answered = new Phaser(1);
    private final int port;
    private final String request;
    private final ScheduledFuture<?> ticks;

    PacedLoad(int port, int perSecond, String path, String secretKey) {
        this.port = port;
        this.request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + secretKey
                + "\r\nConnection: close\r\n\r\n";
        this.ticks = pace.scheduleAtFixedRate(this::begin, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    private void begin() {
        underWay.register();
        callers.execute(this::attempt);
    }

    private void attempt() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String answer = exchange(socket);
            if (!isWhole(answer)) {
                lost.add(answer);
            }
        } catch (ConnectException refused) {
            pace.schedule(() -> callers.execute(this::attempt), 50, TimeUnit.MILLISECONDS);
            return;
        } catch (IOException broken) {
            lost.add(broken.toString());
        }
        answered.arrive();
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

    /** Until so many more were answered. */
    void awaitAnswers(int count) {
        for (int i = 0; i < count; i++) {
            await(answered, answered.getPhase());
        }
    }

    /** Ends the pace, waits for every answer. @return what was lost */
    List<String> finish() {
        ticks.cancel(false);
        await(underWay, underWay.arrive());
        return List.copyOf(lost);
    }

    private static void await(Phaser phaser, int phase) {
        try {
            phaser.awaitAdvanceInterruptibly(phase, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("No answer comes.", stuck);
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
        callers.shutdownNow();
    }
}
