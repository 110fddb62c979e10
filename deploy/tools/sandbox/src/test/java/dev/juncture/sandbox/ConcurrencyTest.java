package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.REDIRECT_URI;
import static dev.juncture.sandbox.TestClient.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyTest extends SandboxTest {

    @Test
    void exchangesACodeForOneOfManyCallersAtOnce() throws Exception {
        String code = control.grant("ada", HARBOR_PINE, SCOPE, REDIRECT_URI);

        List<Integer> statuses = atOnce(40, () -> client.redeem(code).statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(39);
    }

    @Test
    void makesAHundredConnectsAtTheSameTime() throws Exception {
        List<Integer> statuses = atOnce(100, () -> {
            HttpResponse<String> answer = client.redeem(control.grant("grace", "all", SCOPE, REDIRECT_URI));
            String token = TestClient.tokens(answer).access();
            return client.jira(token, HARBOR_PINE, "/rest/api/3/myself").statusCode();
        });

        assertThat(statuses).hasSize(100).containsOnly(200);
        assertThat(control.journal()).hasSize(200);
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CyclicBarrier together = new CyclicBarrier(callers);
        List<Future<T>> futures = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            futures.add(threads.submit(() -> {
                together.await();
                return call.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        threads.shutdown();
        return results;
    }
}
