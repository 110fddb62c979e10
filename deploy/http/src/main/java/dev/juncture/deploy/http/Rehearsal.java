package dev.juncture.deploy.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts, sends itself a few requests and ends. Java records the classes that this loads, for the class cache of a
 * container's image. PostgreSQL and Redis are missing when the image is built: a 503 answer loads the classes too.
 */
final class Rehearsal {
    private static final String COMMAND = "rehearse";

    private record Sample(String method, String path, String body) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("GET", "/health", ""),
            new Sample("GET", "/api/frontend/config", ""),
            new Sample(
                    "POST",
                    "/api/frontend/oauth/get-authorization-uri",
                    "{\"provider\":\"jira\",\"external_id\":\"rehearsal\"}"),
            new Sample("GET", "/api/backend/connections", ""),
            new Sample("GET", "/ready", ""));

    private Rehearsal() {}

    static boolean isRequested(String... arguments) {
        return arguments.length > 0 && COMMAND.equals(arguments[0]);
    }

    /** @return the exit code */
    static int run(Class<?> application) {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(application, "--server.address=127.0.0.1", "--server.port=0")) {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            String key = context.getEnvironment().getRequiredProperty("JUNCTURE_SECRET_KEY");
            for (Sample sample : SAMPLES) {
                int status = send(sample, port, key);
                if (status != 200 && status != 503) {
                    System.err.printf("%s %s was answered %d.%n", sample.method(), sample.path(), status);
                    return 1;
                }
            }
            return 0;
        } catch (IOException noAnswer) {
            System.err.println("The rehearsal got no answer: " + noAnswer.getMessage());
            return 1;
        }
    }

    private static int send(Sample sample, int port, String key) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + sample.path()).toURL().openConnection();
        connection.setRequestMethod(sample.method());
        connection.setRequestProperty("Authorization", "Bearer " + key);
        if (!sample.body().isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(sample.body().getBytes(StandardCharsets.UTF_8));
            }
        }
        return connection.getResponseCode();
    }
}
