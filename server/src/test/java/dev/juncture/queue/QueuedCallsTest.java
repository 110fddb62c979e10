package dev.juncture.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.config.SettingException;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Router;
import dev.juncture.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QueuedCallsTest {
    private final Router router = mock(Router.class);
    private final List<String> called = new ArrayList<>();
    private final QueuedCalls calls = new QueuedCalls(
            router, JsonMapper.shared(), "addComment", () -> new Operations.Typed(this::call, Comment.class));

    record Comment(String text) {}

    private Object call(Object input) {
        String text = ((Comment) input).text();
        if (text.equals("bad")) {
            throw new IllegalStateException("secret detail");
        }
        return called.add(text);
    }

    @Test
    void callTheOperationWithTheMessage() {
        assertThat(calls.failureOf("{\"text\":\"Łódź\"}")).isEmpty();
        assertThat(called).containsExactly("Łódź");
        assertThat(calls.operation()).isEqualTo("addComment");
    }

    @Test
    void sayOfAFailureItsKindOnly() {
        assertThat(calls.failureOf("{\"text\":\"bad\"}")).contains("IllegalStateException");
        assertThat(calls.failureOf("secret detail"))
                .hasValueSatisfying(reason -> assertThat(reason).doesNotContain("secret"));
    }

    @Test
    void callNothingWithAnInputThatTheRouterRefuses() {
        doThrow(new ApiException(ErrorCode.INVALID_REQUEST, "There is no text."))
                .when(router)
                .checkInput(eq("addComment"), any());
        assertThat(calls.failureOf("{}")).contains("invalid_request");
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "migrate", "addComment,deleteIssue", "addcomment"})
    void areForAnOperationThatThereIs(String name) {
        Operations operations = mock(Operations.class);
        when(operations.routed()).thenReturn(Set.of("addComment"));
        assertThatThrownBy(() -> new QueuedCalls(new QueueSettings(name), operations, router, JsonMapper.shared()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("JUNCTURE_QUEUE_FUNCTION is none of addComment");
    }
}
