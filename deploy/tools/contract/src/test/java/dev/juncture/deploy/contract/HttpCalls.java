package dev.juncture.deploy.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests over real HTTP. It does not follow redirects. */
final class HttpCalls {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String address;

    HttpCalls(String address) {
        this.address = address;
    }

    Answer send(Exchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + exchange.target()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        exchange.method(),
                        exchange.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(exchange.body()));
        exchange.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        try {
            HttpResponse<byte[]> response = send(request.build());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(exchange.name(), broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends again when the server has just closed an idle connection: the server did not read the first request. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            if (String.valueOf(broken.getMessage()).endsWith("header parser received no bytes")) {
                return http.send(request, BodyHandlers.ofByteArray());
            }
            throw broken;
        }
    }

    boolean isAlive() {
        try {
            return send(Exchange.of("alive", "GET", "/health")).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
