package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.sandbox.Sandbox;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Request;
import dev.juncture.testing.OfficialApi;
import dev.juncture.testing.OfficialApi.Call;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Records the calls to the sandbox's Jira, to compare them with Atlassian's documents. */
final class OfficialCalls {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Set<String> deliberate = ConcurrentHashMap.newKeySet();

    private OfficialCalls() {}

    static OfficialCalls of(Sandbox sandbox) {
        OfficialCalls official = new OfficialCalls();
        sandbox.control().watch(request -> official.calls.add(call(request)));
        return official;
    }

    /** Deletes the recorded calls. */
    static OfficialCalls none() {
        return new OfficialCalls();
    }

    /**
     * Allows a call that a test sends through the passthrough although Jira has no such route.
     *
     * @param path below the site, without a query
     */
    void permit(String method, String path) {
        deliberate.add(method + " " + path);
    }

    /** @throws AssertionError that names each call that the documents do not allow, and why */
    void check() {
        assertThat(OfficialApi.objectionsTo(calls.stream()
                        .filter(call -> !deliberate.contains(
                                call.method() + " " + call.url().replaceAll("^/ex/jira/[^/]+|[?].*", "")))
                        .toList()))
                .as("what Atlassian's documents do not allow")
                .isEmpty();
    }

    private static Call call(Request request) {
        String query = request.query().values().entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value -> Params.encode(field.getKey()) + "=" + Params.encode(value)))
                .collect(Collectors.joining("&"));
        return new Call(
                request.method(),
                query.isEmpty() ? request.path() : request.path() + "?" + query,
                request.header("Content-Type").orElse(""),
                // The documents do not describe the content of files.
                request.upload().isPresent() ? "files" : new String(request.body(), StandardCharsets.UTF_8));
    }
}
