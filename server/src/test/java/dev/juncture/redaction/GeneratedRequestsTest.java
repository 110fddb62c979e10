package dev.juncture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.operation.Operations;
import dev.juncture.route.Route;
import dev.juncture.testing.Calls;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.TestSleeper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Sends generated requests to every route: 5,000, or as many as the system property {@code juncture.generated-requests}
 * says. The same number generates the same requests.
 */
class GeneratedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("juncture.generated-requests", 5_000);
    /** Far longer than any request takes, also on a busy machine. */
    private static final long DEADLINE_SECONDS = 30;
    /** The number of requests after which Atlassian changes its behaviour. */
    private static final int SPELL = 100;

    @Test
    void answersEveryRequestInTimeWithoutADefectOrACanary() throws Exception {
        ExecutorService thread = Executors.newCachedThreadPool();
        try (CanaryDeployment deployment = new CanaryDeployment()) {
            GeneratedRequests generated =
                    new GeneratedRequests(deployment.routes(), deployment.bean(Operations.class), REQUESTS);
            List<String> wrong = new ArrayList<>();
            Set<String> reached = new HashSet<>();
            for (int i = 0; i < REQUESTS; i++) {
                if (i % SPELL == 0) {
                    deployment.connect();
                    TestSleeper.INSTANCE.reset();
                    Atlassians.values()[i / SPELL % Atlassians.values().length].answer();
                }
                GeneratedRequests.Generated request = generated.next();
                reached.add(request.route().operation());
                send(thread, deployment.bean(Calls.class), request, wrong);
            }

            assertThat(wrong).isEmpty();
            assertThat(deployment.leaks()).isEmpty();
            assertThat(reached)
                    .containsAll(
                            deployment.routes().stream().map(Route::operation).toList());
        } finally {
            thread.shutdownNow();
        }
    }

    private static void send(
            ExecutorService thread, Calls calls, GeneratedRequests.Generated request, List<String> wrong)
            throws InterruptedException {
        Future<Answer> answer =
                thread.submit(() -> calls.send(request.method(), request.target(), request.headers(), request.body()));
        try {
            Answer given = answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (CanaryDeployment.isWrong(request.route().operation(), given)) {
                wrong.add(request + " was answered " + given.status() + " " + given.text());
            }
        } catch (TimeoutException late) {
            wrong.add(request + " was not answered");
        } catch (ExecutionException failed) {
            boolean brokenOff = failed.getCause() instanceof UncheckedIOException
                    && Set.of("proxy", "getAttachment").contains(request.route().operation());
            if (!brokenOff) {
                wrong.add(request + " threw " + failed.getCause());
            }
        }
    }
}
