package dev.juncture.deploy.contract;

import dev.juncture.deploy.azure.FunctionsClient;
import dev.juncture.testing.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Azure package, loaded by its service loader into a stand-in for Azure's host and worker. */
final class AzureEdge implements Edge {
    private final EdgeProcess process;
    private final FunctionsClient client;

    private AzureEdge(EdgeProcess process, FunctionsClient client) {
        this.process = process;
        this.client = client;
    }

    static Edge start(Map<String, String> environment) {
        int port = FreePort.find();
        EdgeProcess process =
                EdgeProcess.start("azure", FunctionsClient.command(Path.of("..", "..", "azure"), port), environment);
        FunctionsClient client = new FunctionsClient(port);
        process.await(client::isListening);
        return new AzureEdge(process, client);
    }

    @Override
    public Answer send(Exchange exchange) {
        // Azure's front end sends the client's address in this header. Here the client runs on this machine, as it
        // does in the test of the HTTP runner.
        Exchange forwarded = exchange.with("X-Forwarded-For", "127.0.0.1:4242");
        FunctionsClient.Answer answer =
                client.send(exchange.method(), exchange.target(), forwarded.headers(), exchange.body());
        Map<String, List<String>> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Answer(answer.status(), headers, answer.body());
    }

    @Override
    public void close() {
        process.close();
    }
}
