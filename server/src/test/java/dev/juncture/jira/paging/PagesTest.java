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
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void returnsAnItemOnceThatMovedDuringTheReads() {
        assertThat(all(startAt -> startAt == 0 ? page(false, 1, 2, 3) : page(true, 3, 4)))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void rejectsAnEmptyPageThatIsNotTheLast() {
        endless(startAt -> startAt == 0 ? page(false, 1) : page(false));
        endless(startAt -> page(false));
    }

    @Test
    void rejectsARepeatedPage() {
        endless(startAt -> page(false, 1, 2));
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
