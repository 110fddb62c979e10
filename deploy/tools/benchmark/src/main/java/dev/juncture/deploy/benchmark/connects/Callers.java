package dev.juncture.deploy.benchmark.connects;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Parallel callers that send the same request again and again, each on a separate connection. They use plain sockets,
 * because a client library would take more processor time than the servers that are compared.
 */
final class Callers {
    private static final int TIME_OUT = 30_000;

    private final URI address;
    private final int callers;
    private final byte[] request;
    private final String proof;

    /**
     * @param headers complete header lines, each with its line end
     * @param proof a text that each correct answer contains
     */
    Callers(URI address, int callers, String headers, String body, String proof) {
        this.address = address;
        this.callers = callers;
        this.proof = proof;
        this.request =
                ("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s")
                        .formatted(
                                address.getPath(),
                                address.getAuthority(),
                                body.getBytes(StandardCharsets.UTF_8).length,
                                headers,
                                body)
                        .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends requests for some time and returns how many were answered per second.
     *
     * @throws IllegalStateException with the answer, if one is not correct
     */
    double perSecond(Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long start = System.nanoTime();
            List<Future<Long>> counts = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                counts.add(threads.submit(() -> call(start + duration.toNanos())));
            }
            long answered = 0;
            for (Future<Long> count : counts) {
                answered += count.get();
            }
            return answered * 1e9 / (System.nanoTime() - start);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private long call(long end) {
        try {
            long answered = 0;
            while (System.nanoTime() < end) {
                answered += callOnOneConnection(end);
            }
            return answered;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends requests until the time is up, or the server announces that it closes the connection. */
    private long callOnOneConnection(long end) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(TIME_OUT);
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            long answered = 0;
            boolean closes;
            do {
                socket.getOutputStream().write(request);
                Answer answer = answer(answers);
                if (!answer.body().contains(proof)) {
                    throw new IllegalStateException("An answer without " + proof + ": " + answer.body());
                }
                closes = answer.closes();
                answered++;
            } while (!closes && System.nanoTime() < end);
            return answered;
        }
    }

    /** @param closes whether the server closes the connection after it */
    private record Answer(String body, boolean closes) {}

    /** Reads one answer. Both servers announce its length or send it in chunks. */
    private static Answer answer(InputStream in) throws IOException {
        int length = -1;
        boolean chunked = false;
        boolean closes = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
            closes |= header.startsWith("connection:") && header.endsWith("close");
            chunked |= header.startsWith("transfer-encoding:") && header.endsWith("chunked");
        }
        if (chunked) {
            return new Answer(chunks(in), closes);
        }
        if (length < 0) {
            throw new IllegalStateException("An answer without a length");
        }
        return new Answer(text(in, length), closes);
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(text(in, size));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static String text(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("The server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
