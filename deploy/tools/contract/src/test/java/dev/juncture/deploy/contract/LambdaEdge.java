package dev.juncture.deploy.contract;

import dev.juncture.deploy.aws.Lambda;
import dev.juncture.deploy.aws.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The package for Lambda under Lambda's own runtime client, behind one of the services that can invoke it. */
final class LambdaEdge implements Edge {
    private static final Path ZIP = Path.of("..", "..", "aws", "target", "juncture-aws.zip");

    private final Lambda lambda;
    private final Service service;

    private LambdaEdge(Lambda lambda, Service service) {
        this.lambda = lambda;
        this.service = service;
    }

    static Starter behind(Service service) {
        return environment -> {
            try {
                Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "lambda");
                return new LambdaEdge(Lambda.start(ZIP, directory.resolve("package"), environment), service);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
    }

    @Override
    public Answer send(Exchange exchange) {
        String[] target = exchange.target().split("\\?", 2);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.headers()
                .forEach(header -> headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>())
                        .add(header.getValue()));
        Service.Call call = new Service.Call(
                exchange.method(), target[0], target.length < 2 ? "" : target[1], headers, exchange.body());
        Service.Answer answer = service.answer(lambda.invoke(service.event(call)));
        return new Answer(answer.status(), answer.headers(), answer.body());
    }

    @Override
    public void close() {
        lambda.close();
    }
}
