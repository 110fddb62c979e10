package dev.juncture.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestScopeTest {
    private static StringBuilder thing() {
        return RequestScope.get(StringBuilder.class, StringBuilder::new);
    }

    @Test
    void givesOneThingToAllPartsOfARequest() {
        assertThat(RequestScope.<Boolean>open(() -> thing() == thing())).isTrue();
    }

    @Test
    void givesEachRequestItsOwn() {
        assertThat(RequestScope.open(RequestScopeTest::thing)).isNotSameAs(RequestScope.open(RequestScopeTest::thing));
    }

    @Test
    void keepsNothingOutsideOfARequest() {
        assertThat(thing()).isNotSameAs(thing());
    }

    @Test
    void goesAlongToAnotherThreadAndNoFurther() {
        RequestScope.open(() -> {
            Callable<StringBuilder> there = RequestScope.carry(RequestScopeTest::thing);
            assertThat(CompletableFuture.supplyAsync(() -> call(there)).join()).isSameAs(thing());
            assertThat(CompletableFuture.supplyAsync(RequestScopeTest::thing).join())
                    .isNotSameAs(thing());
            return true;
        });
    }

    private static StringBuilder call(Callable<StringBuilder> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
