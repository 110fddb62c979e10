package dev.juncture.deploy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Contract;
import dev.juncture.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The HTTP runner's jar, called by a client. */
final class HttpEdge implements Edge {
    private static final Path JAR = Path.of("..", "..", "http", "target", "juncture-http.jar");
    private static final Path FLAGS = Path.of("..", "..", "http", "container", "java.flags");

    private final EdgeProcess process;
    private final HttpCalls calls;

    private HttpEdge(EdgeProcess process, HttpCalls calls) {
        this.process = process;
        this.calls = calls;
    }

    /** Starts the plain jar. */
    static Edge start(Map<String, String> environment) {
        return start("http", List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), environment);
    }

    /** Starts the jar with the flags of the container's image, except for its cache. */
    static Edge startAsContainer(Map<String, String> environment) {
        try {
            List<String> flags = Files.readAllLines(FLAGS).stream()
                    .filter(flag -> !flag.startsWith("-XX:AOTCache"))
                    .toList();
            assertThat(flags).contains("-Dspring.aot.enabled=true");
            return start("container", flags, environment);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Edge start(String name, List<String> flags, Map<String, String> environment) {
        int port = FreePort.find();
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", String.valueOf(port));
        List<String> command = new ArrayList<>(List.of(EdgeProcess.java()));
        command.addAll(flags);
        command.addAll(List.of("-jar", JAR.toString()));
        EdgeProcess process = EdgeProcess.start(name, command, own);
        HttpCalls calls = new HttpCalls("http://localhost:" + port);
        process.await(calls::isAlive);
        return new HttpEdge(process, calls);
    }

    @Override
    public Answer send(Exchange exchange) {
        Answer answer = calls.send(exchange);
        // All other edges must give the same answers.
        if (!exchange.method().equals("HEAD")) {
            String path = exchange.target().replaceAll("\\?.*", "");
            Contract.committed().checkAnswer(exchange.method(), path, answer.status(), answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        process.close();
    }
}
