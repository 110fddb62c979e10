package dev.juncture.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.error.ApiException;
import dev.juncture.http.ErrorAnswers;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.memory.MemoryBudget;
import dev.juncture.memory.MemoryBudgets;
import dev.juncture.memory.MemorySettings;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** An answer that an edge must hold as a whole counts while it is assembled. */
class WholeAnswersTest {
    private static final int MEGABYTE = 1 << 20;

    private final Router router = mock(Router.class);
    private final MemoryBudgets budgets = new MemoryBudgets(new MemorySettings(DataSize.ofMegabytes(24)));
    private final WholeAnswers answers = new WholeAnswers(router, budgets);

    @BeforeEach
    void answer() {
        when(router.apply(any())).thenReturn(new Response(200, new HttpHeaders(), out -> {
            for (int i = 0; i < 3; i++) {
                out.write(new byte[MEGABYTE]);
            }
        }));
        when(router.refuse(any(), any(ApiException.class)))
                .thenAnswer(call -> new ErrorAnswers(JsonMapper.shared()).answer(call.getArgument(1), "id"));
    }

    @AfterEach
    void nothingStaysCounted() {
        assertThat(budgets.ofAnswers().used()).isZero();
    }

    @Test
    void holdsAnAnswerThatFits() {
        assertThat(answers.answer(request("GET"), Integer.MAX_VALUE).body()).hasSize(3 * MEGABYTE);
    }

    @Test
    void refusesAnAnswerThatIsLargerThanTheMemory() {
        WholeAnswers small = new WholeAnswers(router, new MemoryBudgets(new MemorySettings(DataSize.ofMegabytes(16))));
        assertThat(small.answer(request("GET"), Integer.MAX_VALUE).status()).isEqualTo(413);
    }

    @Test
    void refusesReadsButNotWritesWhileOtherAnswersUseTheMemory() {
        try (MemoryBudget.Share others = budgets.ofAnswers().share()) {
            others.takeAnyway(4 * MEGABYTE);
            WholeAnswer busy = answers.answer(request("GET"), Integer.MAX_VALUE);
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.headers().getFirst("Retry-After")).isEqualTo("1");
            assertThat(answers.answer(request("POST"), Integer.MAX_VALUE).status())
                    .isEqualTo(200);
        }
    }

    private static Request request(String method) {
        return new Request(method, "/", null, new HttpHeaders(), InputStream.nullInputStream(), "127.0.0.1");
    }
}
