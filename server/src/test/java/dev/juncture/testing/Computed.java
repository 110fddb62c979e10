package dev.juncture.testing;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Answers whose body a test computes from the request's. */
final class Computed implements ResponseTransformerV2 {
    static final String NAME = "computed";

    private static final Map<String, UnaryOperator<String>> BODIES = new ConcurrentHashMap<>();

    static void reset() {
        BODIES.clear();
    }

    /** @return what an answer names the computation by */
    static String add(UnaryOperator<String> body) {
        String name = String.valueOf(BODIES.size());
        BODIES.put(name, body);
        return name;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response answer, ServeEvent event) {
        String name = event.getTransformerParameters().getString(NAME);
        UnaryOperator<String> body = BODIES.getOrDefault(name, unused -> "");
        return Response.Builder.like(answer)
                .but()
                .body(body.apply(event.getRequest().getBodyAsString()))
                .build();
    }
}
