package dev.juncture.jira.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.jira.resilience.ParallelCalls;
import dev.juncture.jira.resilience.TestSites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class PagesTest {
    private final ParallelCalls parallel = TestSites.usual().parallel("site");
    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "0", "-1", "1", "49", "50", "120", "121", "100000", "9223372036854775807"})
    void readsToTheEndWithAnyTotal(@Nullable Long total) {
        assertThat(all(startAt -> slice(startAt, 120, 50, total)))
                .containsExactlyElementsOf(LongStream.range(0, 120).boxed().toList());
        assertThat(asked).contains(0L, 50L, 100L).hasSizeLessThanOrEqualTo(3 + 20);
    }

    @Test
    void continuesAfterAShortPage() {
        assertThat(all(startAt -> slice(startAt, 120, startAt == 50 ? 7 : 50, 120L)))
                .containsExactlyElementsOf(LongStream.range(0, 120).boxed().toList());
    }

    @Test
    void ignoresAFailedReadBeyondTheEnd() {
        assertThat(all(startAt -> {
                    if (startAt >= 120) {
                        throw new IllegalStateException("beyond the end");
                    }
                    return slice(startAt, 120, 50, 500L);
                }))
                .hasSize(120);
    }

    @Test
    void failsWhenANeededPageFails() {
        IllegalStateException failure = new IllegalStateException();
        assertThatThrownBy(() -> all(startAt -> {
                    if (startAt == 100) {
                        throw failure;
                    }
                    return slice(startAt, 120, 50, 120L);
                }))
                .isSameAs(failure);
    }

    @Test
    void returnsAnItemOnlyOnceWhenItMovesDuringTheReads() {
        assertThat(all(startAt -> startAt == 0 ? page(false, 1, 2, 3) : page(true, 3, 4)))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(longs = {121, 150, 170, 1000, Long.MAX_VALUE})
    void endsAtAnEmptyPageWhenTheTotalIsTooHigh(long total) {
        assertThat(all(startAt -> new PageBean<>(
                        false, total, slice(startAt, 120, 50, total).values())))
                .containsExactlyElementsOf(LongStream.range(0, 120).boxed().toList());
    }

    @Test
    void endsAtAnEmptyPageThatIsNotTheLast() {
        assertThat(all(startAt -> startAt == 0 ? page(false, 1) : page(false))).containsExactly(1L);
        assertThat(all(startAt -> page(false))).isEmpty();
        assertThat(asked).containsExactly(0L, 1L, 0L);
    }

    @Test
    void continuesAfterAPageOfItemsThatMoved() {
        assertThat(all(startAt -> startAt == 0 ? page(false, 1, 2) : startAt == 2 ? page(false, 2) : page(true, 3)))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void rejectsARepeatedPage() {
        endless(startAt -> page(false, 1, 2));
    }

    @Test
    void endsANamedListAtAnEmptyPageWhenTheTotalIsTooHigh() {
        assertThat(named("""
                {"total":3,"items":[{"id":"1"},{"id":"2"}]}""", """
                {"total":3,"items":[]}""")).containsExactly("1", "2");
        assertThat(named("""
                {"total":3}""")).isEmpty();
        assertThat(named("""
                {"isLast":false,"total":9,"items":[{"id":"1"}]}""", """
                {"isLast":false,"total":9,"items":null}""")).containsExactly("1");
    }

    @Test
    void continuesANamedListAfterTheItemsThatArrived() {
        assertThat(named("""
                {"total":4,"items":[{"id":"1"},{"id":"2"}]}""", """
                {"total":4,"items":[{"id":"2"}]}""", """
                {"total":4,"items":[{"id":"3"}]}""")).containsExactly("1", "2", "3");
        assertThat(asked).containsExactly(0L, 2L, 3L);
    }

    @Test
    void keepsItemsOfANamedListThatHaveNoId() {
        assertThat(Pages.ofNamed("items", "id", start -> tree("""
                {"total":2,"items":[{"name":"a"},{"name":"b"}]}"""))).hasSize(2);
    }

    @Test
    void rejectsANamedListThatRepeatsItsPage() {
        String page = """
                {"total":99,"items":[{"id":"1"}]}""";
        assertThatThrownBy(() -> named(page, page, page, page, page))
                .isInstanceOfSatisfying(ApiException.class, PagesTest::isBadAnswer);
    }

    /** Reads a list whose pages arrive in this order, and returns the ids. */
    private List<String> named(String... pages) {
        Iterator<String> next = List.of(pages).iterator();
        return Pages.ofNamed("items", "id", start -> {
                    asked.add((long) start);
                    return tree(next.next());
                })
                .stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }

    @Test
    void acceptsAnEmptyLastPage() {
        assertThat(all(startAt -> startAt == 0 ? page(false, 1) : page(true))).containsExactly(1L);
        assertThat(all(startAt -> page(true))).isEmpty();
    }

    private List<Long> all(LongFunction<PageBean<Long>> fetch) {
        return Pages.all(
                parallel,
                startAt -> {
                    asked.add(startAt);
                    return fetch.apply(startAt);
                },
                item -> item);
    }

    private void endless(LongFunction<PageBean<Long>> fetch) {
        assertThatThrownBy(() -> all(fetch)).isInstanceOfSatisfying(ApiException.class, PagesTest::isBadAnswer);
    }

    private static void isBadAnswer(ApiException thrown) {
        assertThat(thrown.code()).isEqualTo(JiraErrors.JIRA_BAD_ANSWER);
    }

    private static PageBean<Long> slice(long startAt, long all, long size, @Nullable Long total) {
        long end = Math.min(all, startAt + size);
        return new PageBean<>(
                end == all, total, LongStream.range(startAt, end).boxed().toList());
    }

    private static PageBean<Long> page(boolean isLast, long... items) {
        return new PageBean<>(isLast, null, Arrays.stream(items).boxed().toList());
    }
}
