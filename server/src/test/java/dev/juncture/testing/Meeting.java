package dev.juncture.testing;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers that wait for each other. Requests that are sent one after the other fail. */
final class Meeting implements ResponseTransformerV2 {
    static final String NAME = "meeting";

    private static final Map<Integer, CyclicBarrier> BARRIERS = new ConcurrentHashMap<>();

    static void reset() {
        BARRIERS.clear();
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
        int requests = event.getTransformerParameters().getInt(NAME);
        try {
            BARRIERS.computeIfAbsent(requests, CyclicBarrier::new).await(5, TimeUnit.SECONDS);
            return answer;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            return Response.Builder.like(answer).but().status(599).build();
        }
    }
}
