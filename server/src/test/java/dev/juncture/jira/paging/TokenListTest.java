package dev.juncture.jira.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.jira.JiraErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenListTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void followsTokensToTheEnd() {
        TokenList<Integer> list = list(
                null,
                (token, size) -> token == null
                        ? new TokenPage<>(null, "a", List.of(1))
                        : new TokenPage<>(true, "ignored", List.of(2)));
        assertThat(list.readAll()).containsExactly(1, 2);
        assertThat(list.hasNext()).isFalse();
        assertThat(list.next()).isNull();
    }

    @Test
    void requestsNoMoreThanTheLimit() {
        TokenList<Integer> list = list("t3", TokenListTest::numbers).readUpTo(25);
        assertThat(asked).containsExactly("t3 10", "t13 10", "t23 5");
        assertThat(list.found()).hasSize(25);
        assertThat(list.next()).isEqualTo("t28");
        assertThat(list.hasNext()).isTrue();
    }

    @Test
    void continuesAfterAShortPage() {
        TokenList<Integer> list = list(null, (token, size) -> numbers(token, Math.min(size, 4)));
        assertThat(list.readUpTo(10).found()).hasSize(10);
        assertThat(asked).containsExactly("null 10", "t4 6", "t8 2");
    }

    @Test
    void rejectsAListWithoutEnd() {
        endless((token, size) -> new TokenPage<>(null, "same", List.of(1)));
        endless((token, size) -> new TokenPage<>(null, token + "x", List.of()));
        endless((token, size) -> new TokenPage<>(false, null, List.of(1)));
    }

    @Test
    void returnsAnItemOnlyOnceWhenItIsOnTwoPages() {
        assertThat(pages(List.of(1, 2), List.of(2, 3)).readAll()).containsExactly(1, 2, 3);
    }

    @Test
    void continuesAfterAPageWithNothingNew() {
        assertThat(pages(List.of(1, 2), List.of(2), List.of(3)).readAll()).containsExactly(1, 2, 3);
        assertThat(pages(List.of(1), List.of(), List.of(2)).readAll()).containsExactly(1, 2);
        assertThat(pages(List.of(), List.of(), List.of(1)).readPage()).containsExactly(1);
    }

    @Test
    void readsUpToTheLimitInDifferentItems() {
        assertThat(pages(List.of(1, 2), List.of(1, 2), List.of(3, 4))
                        .readUpTo(3)
                        .found())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void acceptsAnEmptyLastPage() {
        assertThat(pages(List.of(1), List.of()).readAll()).containsExactly(1);
        assertThat(pages(List.<Integer>of()).readAll()).isEmpty();
    }

    @SafeVarargs
    private TokenList<Integer> pages(List<Integer>... pages) {
        return list(null, (token, size) -> {
            int page = token == null ? 0 : Integer.parseInt(token);
            return new TokenPage<>(null, page + 1 < pages.length ? String.valueOf(page + 1) : null, pages[page]);
        });
    }

    @Test
    void rejectsTheTokenThatTheListStartedWith() {
        TokenList<Integer> list = list("start", (token, size) -> new TokenPage<>(null, "start", List.of(1)));
        assertThatThrownBy(list::readPage).isInstanceOf(ApiException.class);
    }

    private TokenList<Integer> list(@Nullable String start, TokenList.Fetch<Integer> fetch) {
        return new TokenList<>(start, 10, item -> item, (token, size) -> {
            asked.add(token + " " + size);
            return fetch.page(token, size);
        });
    }

    private static TokenPage<Integer> numbers(@Nullable String token, int size) {
        int start = token == null ? 0 : Integer.parseInt(token.substring(1));
        return new TokenPage<>(
                null,
                "t" + (start + size),
                IntStream.range(start, start + size).boxed().toList());
    }

    private void endless(TokenList.Fetch<Integer> fetch) {
        assertThatThrownBy(() -> list(null, fetch).readAll())
                .isInstanceOfSatisfying(
                        ApiException.class, thrown -> assertThat(thrown.code()).isEqualTo(JiraErrors.JIRA_BAD_ANSWER));
    }
}
