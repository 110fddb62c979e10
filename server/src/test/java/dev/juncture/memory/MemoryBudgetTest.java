package dev.juncture.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(1_000);

    @Test
    void refusesMoreThanAllSharesMayHoldTogether() {
        try (MemoryBudget.Share first = budget.share();
                MemoryBudget.Share second = budget.share()) {
            first.take(600);
            assertThatThrownBy(() -> second.take(401)).isInstanceOfSatisfying(ApiException.class, busy -> {
                assertThat(busy.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(busy.retryAfter()).contains(Duration.ofSeconds(1));
            });
            second.take(400);
            assertThat(budget.used()).isEqualTo(1_000);
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void reportsTooLargeWhenOneShareExceedsTheLimit() {
        try (MemoryBudget.Share share = budget.share()) {
            share.take(500);
            assertThatThrownBy(() -> share.take(501))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            tooLarge -> assertThat(tooLarge.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
        }
    }

    @Test
    void countsMemoryThatItCanNoLongerRefuse() {
        try (MemoryBudget.Share late = budget.share();
                MemoryBudget.Share next = budget.share()) {
            late.takeAnyway(2_000);
            assertThat(next.tryTake(1)).isFalse();
            late.close();
            assertThat(next.tryTake(1)).isTrue();
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void givesStrangersASmallPartOfTheMemory() {
        MemoryBudgets budgets = new MemoryBudgets(new MemorySettings(DataSize.ofMegabytes(80)));
        assertThat(budgets.ofStrangers().limit()).isEqualTo(10 << 20);
        assertThat(budgets.ofCallers().limit()).isEqualTo(20 << 20);
        assertThat(budgets.ofAnswers().limit()).isEqualTo(40 << 20);
        assertThat(new MemorySettings(null).bytes())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 2);
        assertThatThrownBy(() -> new MemorySettings(DataSize.ofMegabytes(7)))
                .isInstanceOf(SettingException.class)
                .hasMessage("JUNCTURE_BUFFER_MEMORY is less than 8MB; for example JUNCTURE_BUFFER_MEMORY=128MB");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}              | 1
            [{},{}]         | 4
            {"a":1,"b":[]}  | 3
            "a,b{[,,,"      | 0
            "a\\",{"        | 0
            ["\\\\",2]      | 2
            """)
    void weighsJsonByItsBytesAndValues(String text, int values) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonWeight pieces = new JsonWeight();
        long weight = 0;
        for (int i = 0; i < bytes.length; i++) {
            weight += pieces.of(bytes, i, 1);
        }
        assertThat(weight)
                .isEqualTo(bytes.length + (long) values * JsonWeight.OF_VALUE)
                .isEqualTo(new JsonWeight().of(bytes, 0, bytes.length));
    }

    @Test
    void weighsALongTextByTheCopiesOfAParser() {
        byte[] text = ("\"" + "x".repeat(1 << 20) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonWeight().of(text, 0, text.length)).isGreaterThan(8L * (text.length - (64 << 10)));
        byte[] texts = ("\"" + "x".repeat(1_000) + "\",").repeat(1_000).getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonWeight().of(texts, 0, texts.length)).isLessThan(2L * texts.length);
    }
}
