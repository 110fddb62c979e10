package dev.juncture.testing;

import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the router as an edge does, and checks each answer against the OpenAPI document. */
public final class Calls {
    private final Router router;
    private final JsonMapper json;
    private final String peer;
    private final Contract contract = Contract.committed();

    public Calls(Router router, JsonMapper json) {
        this(router, json, "127.0.0.1");
    }

    private Calls(Router router, JsonMapper json, String peer) {
        this.router = router;
        this.json = json;
        this.peer = peer;
    }

    /** Returns the same calls from another client address. */
    public Calls from(String address) {
        return new Calls(router, json, address);
    }

    /** An answer with its body read. */
    public record Answer(int status, HttpHeaders headers, byte[] bytes, JsonMapper mapper) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return mapper.readTree(bytes);
        }

        /** Returns the code of a refusal. */
        public String code() {
            return json().path("code").asString("");
        }
    }

    /** Sends a request with the secret key. */
    public Answer backend(String method, String target) {
        return backend(method, target, null);
    }

    public Answer backend(String method, String target, @Nullable String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Deployment.SECRET_KEY);
        return send(method, target, headers, body);
    }

    public Answer browser(String method, String target, @Nullable String body) {
        return send(method, target, new HttpHeaders(), body);
    }

    public Answer send(String method, String target, HttpHeaders headers, @Nullable String body) {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        return send(method, target, headers, bytes);
    }

    public Answer send(String method, String target, HttpHeaders headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        Response response =
                router.apply(new Request(method, path, query, headers, new ByteArrayInputStream(body), peer));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            response.body().writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        contract.checkAnswer(method, path, response.status(), out.toByteArray());
        return new Answer(response.status(), response.headers(), out.toByteArray(), json);
    }
}
