package dev.juncture.jira.search;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.juncture.jira.testing.JiraSession.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.juncture.jira.paging.TokenPage;
import dev.juncture.jira.testing.JiraSession;
import dev.juncture.jira.testing.JiraTest;
import dev.juncture.testing.Atlassian;
import dev.juncture.testing.Calls.Answer;
import dev.juncture.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Counts the calls of a large list that run at the same time, where they arrive. */
@JiraTest(project = "EX")
@Timeout(120)
class LargeProjectTest {
    private static final int AT_ONCE = 24;
    private static final JsonMapper JSON = JsonMapper.shared();

    JiraSession jira;
    private final SearchModel model = new SearchModel(ZoneOffset.UTC, ZoneOffset.UTC);
    private final CountDownLatch tooMany = new CountDownLatch(AT_ONCE + 1);
    private final CountDownLatch full = new CountDownLatch(AT_ONCE);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger mostAfterwards = new AtomicInteger();

    @BeforeEach
    void script() {
        Atlassian.onPost(
                path("/search/approximate-count"), Atlassian.computed(query -> """
                {"count":%d}""".formatted(model.count(query))));
    }

    private void issues(int count) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        IntStream.range(0, count).forEach(number -> model.add(start.plus(Duration.ofHours(number))));
    }

    @Test
    void sendsAtMostTwentyFourCallsAtOnceToASiteForAllRequests() {
        issues(1200);
        onSearch(Atlassian.computed(query -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                // All wait until there is one call too many, or until it clearly does not come.
                tooMany.countDown();
                if (!tooMany.await(1, TimeUnit.SECONDS)) {
                    LongStream.rangeClosed(0, AT_ONCE).forEach(unused -> tooMany.countDown());
                }
                return search(query);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                inFlight.decrementAndGet();
            }
        }));
        Together<Answer> together =
                Together.run(30, caller -> jira.another("EX").get("get-tickets-for-project"));
        assertThat(together.failures()).isEmpty();
        assertThat(together.results()).allSatisfy(answer -> isComplete(answer, 1200));
        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    void sendsOneCallAtATimeWhenALimitIsNear() {
        issues(4000);
        onSearch(Atlassian.computed(counting(this::search)));
        // The limit is near from the first slice on.
        Atlassian.server()
                .stubFor(post(urlPathEqualTo(searchPath()))
                        .atPriority(1)
                        .withRequestBody(matchingJsonPath("$.jql", containing("created <")))
                        .willReturn(Atlassian.computed(counting(this::search))
                                .withHeader("X-RateLimit-NearLimit", "true")));
        isComplete(tickets(), 4000);
        assertThat(most).hasValue(AT_ONCE);
        assertThat(mostAfterwards).hasValue(1);
    }

    private UnaryOperator<String> counting(UnaryOperator<String> answer) {
        return query -> {
            int now = inFlight.incrementAndGet();
            try {
                most.accumulateAndGet(now, Math::max);
                if (query.contains("created <")) {
                    if (full.getCount() == 0) {
                        mostAfterwards.accumulateAndGet(now, Math::max);
                    }
                    full.countDown();
                    full.await(20, TimeUnit.SECONDS);
                }
                return answer.apply(query);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                inFlight.decrementAndGet();
            }
        };
    }

    private String search(String query) {
        TokenPage<Ticket> page = model.search(JSON.readValue(query, JqlApi.Query.class));
        return JSON.writeValueAsString(new TokenPage<>(
                page.isLast(),
                page.nextPageToken(),
                page.issues().stream().map(LargeProjectTest::issue).toList()));
    }

    private static Map<String, Object> issue(Ticket ticket) {
        return Map.of("id", ticket.id(), "key", ticket.key(), "fields", Map.of("created", ticket.created()));
    }

    private Answer tickets() {
        return jira.get("get-tickets-for-project");
    }

    private static void isComplete(Answer answer, int issues) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()
                        .path("tickets")
                        .valueStream()
                        .map(ticket -> ticket.path("id").asString()))
                .containsExactlyElementsOf(IntStream.iterate(issues, id -> id > 0, id -> id - 1)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private static void onSearch(ResponseDefinitionBuilder answer) {
        Atlassian.onPost(searchPath(), answer);
    }

    private static String searchPath() {
        return path("/search/jql");
    }
}
