package dev.juncture.deploy.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection, on which a test sends parts of requests. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOMENT_MILLIS = 20;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open(int port) throws IOException {
        return open(InetAddress.getLoopbackAddress(), port);
    }

    static RawConnection open(InetAddress address, int port) throws IOException {
        Socket socket = new Socket(address, port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    RawConnection send(String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads until the server ends the connection. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads an answer with a body of known length, after which the connection stays open. */
    String answerOf(String body) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith(body)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("The connection ended after: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    /**
     * Sends the same small part again and again, slowly.
     *
     * @param times the most parts
     * @return what the server answers when it ends the connection; empty when it only ends it
     * @throws AssertionError when the server does not end the connection
     */
    String drip(String part, int times) throws IOException {
        StringBuilder answer = new StringBuilder();
        socket.setSoTimeout(MOMENT_MILLIS);
        for (int i = 0; i < times; i++) {
            try {
                if (answer.isEmpty()) {
                    send(part);
                }
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return answer.toString();
                }
                answer.append((char) next);
            } catch (SocketTimeoutException nothingYet) {
                continue;
            } catch (IOException ended) {
                return answer.toString();
            }
        }
        throw new AssertionError("The connection is still open after " + times + " parts: " + answer);
    }

    boolean isEnded() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
