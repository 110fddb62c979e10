package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives every {@link JunctureTest} the one application of this JVM, and resets what tests script. */
public final class JunctureExtension implements TestInstancePostProcessor, BeforeEachCallback, AfterEachCallback {
    private static final Duration LONGEST_PARALLEL_CALL = Duration.ofSeconds(10);
    private static @Nullable ConfigurableApplicationContext shared;

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        application().getAutowireCapableBeanFactory().autowireBean(test);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        awaitParallelCalls();
        resetDoubles();
    }

    /** A list may end while it still reads ahead. Such a call must not reach the fakes in the next test. */
    private static void awaitParallelCalls() {
        if (hasParallelCalls()) {
            await().atMost(LONGEST_PARALLEL_CALL).until(() -> !hasParallelCalls());
        }
    }

    /** Threads wait for more work when theirs is done: then nothing of Juncture is on their stacks. */
    private static boolean hasParallelCalls() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("jira-"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().startsWith("dev.juncture."));
    }

    /** Resets the fakes to their state before the earlier test. */
    static void resetDoubles() {
        Atlassian.reset();
        FakeProvider.INSTANCE.reset();
        TestSleeper.INSTANCE.reset();
    }

    /** Checks, after every test, that each call to Jira was one that Atlassian documents. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            assertThat(OfficialApi.objectionsTo(
                            context.getRequiredTestClass(),
                            Atlassian.server().getAllServeEvents().stream()
                                    .map(JunctureExtension::call)
                                    .toList()))
                    .as("calls to Jira that Atlassian's documents do not allow")
                    .isEmpty();
        }
    }

    private static OfficialApi.Call call(ServeEvent event) {
        LoggedRequest request = event.getRequest();
        return new OfficialApi.Call(
                request.getMethod().getName(),
                request.getUrl(),
                String.valueOf(request.getHeader("Content-Type")),
                request.getBodyAsString());
    }

    /** Returns the application that serves all tests, for other extensions. */
    public static synchronized ConfigurableApplicationContext application() {
        if (shared == null) {
            shared = Deployment.fresh().startProcess();
        }
        return shared;
    }
}
