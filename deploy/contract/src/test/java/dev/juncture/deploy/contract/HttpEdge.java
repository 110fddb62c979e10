package dev.juncture.deploy.contract;

import dev.juncture.testing.Contract;
import dev.juncture.testing.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The HTTP runner's jar, called by a client. */
final class HttpEdge implements Edge {
    private static final Path JAR = Path.of("..", "http", "target", "juncture-http.jar");

    private final EdgeProcess process;
    private final HttpCalls calls;

    private HttpEdge(EdgeProcess process, HttpCalls calls) {
        this.process = process;
        this.calls = calls;
    }

    static Edge start(Map<String, String> environment) {
        int port = FreePort.find();
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", String.valueOf(port));
        EdgeProcess process =
                EdgeProcess.start("http", List.of(EdgeProcess.java(), "-Xmx256m", "-jar", JAR.toString()), own);
        HttpCalls calls = new HttpCalls("http://localhost:" + port);
        process.await(calls::isAlive);
        return new HttpEdge(process, calls);
    }

    @Override
    public Answer send(Exchange exchange) {
        Answer answer = calls.send(exchange);
        // Every other edge has to answer as this one does.
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
