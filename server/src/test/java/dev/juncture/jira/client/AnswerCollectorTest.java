package dev.juncture.jira.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.memory.MemoryBudget;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswerCollectorTest {
    private final MemoryBudget budget = new MemoryBudget(1 << 20);
    private final AnswerAllowance allowance = AnswerAllowance.of(budget, false);
    private final Source source = new Source();

    @Test
    void readsEveryByteUnchanged() throws IOException {
        AnswerCollector collector = collector(200, "application/json");
        collector.onNext(List.of(bytes(0, -1), bytes(), bytes(127, -128)));
        collector.onNext(List.of(bytes('{')));
        collector.onComplete();
        InputStream body = body(collector);
        assertThat(body.read()).isZero();
        assertThat(body.read()).isEqualTo(255);
        assertThat(body.readAllBytes()).containsExactly(127, -128, '{');
        assertThat(body.read()).isEqualTo(-1);
        assertThat(source.cancelled).isFalse();
    }

    @Test
    void keepsWhatArrivedBeforeAFailure() throws IOException {
        AnswerCollector collector = collector(429, "application/json");
        collector.onNext(List.of(bytes('a', 'b')));
        collector.onError(new IOException("broken off"));
        InputStream body = body(collector);
        assertThat(body.readNBytes(2)).containsExactly('a', 'b');
        assertThatThrownBy(body::read).hasMessage("broken off");
    }

    @Test
    void stopsAnAnswerThatIsTooLarge() throws IOException {
        AnswerCollector collector = collector(200, "application/json");
        for (int piece = 0; piece < 100 && !source.cancelled; piece++) {
            collector.onNext(List.of(ByteBuffer.allocate(16 * 1024)));
        }
        assertThat(source.cancelled).isTrue();
        assertThatThrownBy(() -> body(collector).readAllBytes()).isInstanceOf(AnswerAllowance.TooLargeException.class);
        assertThat(budget.used()).isLessThanOrEqualTo(budget.limit());
    }

    @Test
    void readsOnlyTheStartOfARefusal() throws IOException {
        for (AnswerCollector collector :
                List.of(collector(404, "application/json"), collector(200, "text/html"), collector(302, null))) {
            source.cancelled = false;
            collector.onNext(List.of(ByteBuffer.allocate(60_000), ByteBuffer.allocate(60_000)));
            assertThat(source.cancelled).isTrue();
            assertThat(body(collector).readAllBytes()).hasSize(AnswerCollector.LONGEST_REFUSAL);
        }
    }

    @Test
    void endsASlowBodyInTime() {
        AnswerCollector collector = collector(200, "application/json", Duration.ZERO);
        assertThatThrownBy(() -> body(collector).read()).isInstanceOf(HttpTimeoutException.class);
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void countsNothingThatArrivesAfterTheEnd() throws IOException {
        AnswerCollector collector = collector(200, "application/json");
        collector.onNext(List.of(bytes('a')));
        collector.stop(null);
        allowance.close();
        collector.onNext(List.of(ByteBuffer.allocate(1000)));
        collector.onComplete();
        assertThat(budget.used()).isZero();
        assertThat(body(collector).readAllBytes()).containsExactly('a');
    }

    private AnswerCollector collector(int status, String type) {
        return collector(status, type, Duration.ofMinutes(1));
    }

    private AnswerCollector collector(int status, String type, Duration time) {
        AnswerCollector collector = new AnswerCollector(allowance, time);
        // The JDK's client makes the calls in this order.
        collector.apply(new Info(status, type));
        collector.onSubscribe(source);
        return collector;
    }

    private static InputStream body(AnswerCollector collector) {
        return collector.getBody().toCompletableFuture().join();
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    private record Info(int statusCode, String type) implements ResponseInfo {
        @Override
        public HttpHeaders headers() {
            Map<String, List<String>> values = type == null ? Map.of() : Map.of("content-type", List.of(type));
            return HttpHeaders.of(values, (name, value) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    private static final class Source implements Subscription {
        private volatile boolean cancelled;

        @Override
        public void request(long count) {
            // The test sends by itself.
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
