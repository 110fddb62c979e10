package dev.juncture.deploy.contract;

import dev.juncture.testing.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Google Cloud package under Google's own invoker, called by a client. */
final class GcpEdge implements Edge {
    private static final Path BUILD = Path.of("..", "..", "gcp", "target");

    private final EdgeProcess process;
    private final HttpCalls calls;

    private GcpEdge(EdgeProcess process, HttpCalls calls) {
        this.process = process;
        this.calls = calls;
    }

    static Edge start(Map<String, String> environment) {
        int port = FreePort.find();
        List<String> command = List.of(
                EdgeProcess.java(),
                "-Xmx256m",
                // The README of the edge sets this property too.
                "-Dspring.aot.enabled=true",
                "-jar",
                BUILD.resolve("invoker/java-function-invoker.jar").toString(),
                "--classpath",
                BUILD.resolve("deployment/juncture-gcp.jar").toString(),
                "--target",
                "dev.juncture.deploy.gcp.RouterFunction",
                "--port",
                String.valueOf(port));
        EdgeProcess process = EdgeProcess.start("gcp", command, environment);
        HttpCalls calls = new HttpCalls("http://localhost:" + port);
        process.await(calls::isAlive);
        return new GcpEdge(process, calls);
    }

    @Override
    public Answer send(Exchange exchange) {
        // Google's front end sends the client's address in this header. Here the client runs on this machine, as it
        // does in the test of the HTTP runner.
        Answer answer = calls.send(exchange.with("X-Forwarded-For", "127.0.0.1"));
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        // The invoker adds its name, and no function can remove it.
        headers.remove("server");
        return new Answer(answer.status(), headers, answer.body());
    }

    @Override
    public void close() {
        process.close();
    }
}
