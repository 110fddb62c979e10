package dev.juncture.testing;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Answers whose body a test computes from the body of the request. */
final class Computed implements ResponseTransformerV2 {
    static final String NAME = "computed";

    private static final Map<String, UnaryOperator<String>> BODIES = new ConcurrentHashMap<>();

    static void reset() {
        BODIES.clear();
    }

    /** @return the name by which an answer refers to the computation */
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
