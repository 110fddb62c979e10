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
 * Starts, serves a few requests of its own and ends, so that Java writes down which classes that takes: for the cache of
 * a container's image, where neither store is at hand. Requests that need one are answered 503, which is as good.
 */
final class Rehearsal {
    private static final String COMMAND = "rehearse";

    private record Scene(String method, String path, String body) {}

    private static final List<Scene> SCENES = List.of(
            new Scene("GET", "/health", ""),
            new Scene("GET", "/api/frontend/config", ""),
            new Scene(
                    "POST",
                    "/api/frontend/oauth/get-authorization-uri",
                    "{\"provider\":\"jira\",\"external_id\":\"rehearsal\"}"),
            new Scene("GET", "/api/backend/connections", ""),
            new Scene("GET", "/ready", ""));

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
            for (Scene scene : SCENES) {
                int status = play(scene, port, key);
                if (status != 200 && status != 503) {
                    System.err.printf("%s %s got the answer %d.%n", scene.method(), scene.path(), status);
                    return 1;
                }
            }
            return 0;
        } catch (IOException noAnswer) {
            System.err.println("The rehearsal got no answer: " + noAnswer.getMessage());
            return 1;
        }
    }

    private static int play(Scene scene, int port, String key) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + scene.path()).toURL().openConnection();
        connection.setRequestMethod(scene.method());
        connection.setRequestProperty("Authorization", "Bearer " + key);
        if (!scene.body().isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(scene.body().getBytes(StandardCharsets.UTF_8));
            }
        }
        return connection.getResponseCode();
    }
}
