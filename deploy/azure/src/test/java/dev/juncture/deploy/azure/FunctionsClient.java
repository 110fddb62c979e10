package dev.juncture.deploy.azure;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Triggers functions at a {@link FunctionsHost}. */
public final class FunctionsClient {
    private final int port;

    public FunctionsClient(int port) {
        this.port = port;
    }

    /** @param headers by their names, in the function's spelling */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Returns the command of a process with the packaged functions and the worker's class path.
     *
     * @param module the folder of this module
     */
    public static List<String> command(Path module, int port) {
        Path target = module.resolve("target").toAbsolutePath();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                target.resolve("test-classes") + File.pathSeparator + target.resolve("worker") + File.separator + "*",
                FunctionsHost.class.getName(),
                target.resolve("azure-functions/juncture").toString(),
                String.valueOf(port));
    }

    public boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public Answer send(String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            out.writeUTF(method);
            out.writeUTF(target);
            out.writeInt(headers.size());
            for (Map.Entry<String, String> header : headers) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.writeInt(body.length);
            out.write(body);
            out.flush();
            int status = in.readInt();
            Map<String, String> answered = new LinkedHashMap<>();
            if ("TIMER".equals(method) || "QUEUE".equals(method)) {
                return new Answer(status, answered, new byte[0]);
            }
            for (int left = in.readInt(); left > 0; left--) {
                answered.put(in.readUTF(), in.readUTF());
            }
            return new Answer(status, answered, in.readNBytes(in.readInt()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return whether the function ran without failing */
    boolean trigger(String timer) {
        return send("TIMER", timer, List.of(), new byte[0]).status() == 204;
    }

    /** @return whether the function accepted the message; otherwise the host delivers it again */
    boolean deliver(String function, String message) {
        return send("QUEUE", function, List.of(), message.getBytes(StandardCharsets.UTF_8))
                        .status()
                == 204;
    }
}
