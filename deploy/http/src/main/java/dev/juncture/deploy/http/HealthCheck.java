package dev.juncture.deploy.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Objects;

/** For a container's health check, in an image that has nothing but Java: ends with 0 while the process answers. */
public final class HealthCheck {
    private static final int PATIENCE_MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        System.exit(isAlive(Objects.requireNonNullElse(System.getenv("PORT"), "8000")) ? 0 : 1);
    }

    static boolean isAlive(String port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
