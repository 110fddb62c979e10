package dev.juncture.deploy.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Objects;

/** A container's health check, for an image that has only Java. Exits with 0 if the process answers, else with 1. */
public final class HealthCheck {
    private static final int TIMEOUT_MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        System.exit(isAlive(Objects.requireNonNullElse(System.getenv("PORT"), "8000")) ? 0 : 1);
    }

    static boolean isAlive(String port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
