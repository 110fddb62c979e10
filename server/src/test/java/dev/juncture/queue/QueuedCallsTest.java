package dev.juncture.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.juncture.config.SettingException;
import dev.juncture.operation.OperationFixture;
import dev.juncture.operation.Operations;
import dev.juncture.testing.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuedCallsTest {
    private final Operations operations = mock(Operations.class);
    private final List<String> called = new ArrayList<>();

    record Comment(String text) {}

    private Object call(Object input) {
        String text = ((Comment) input).text();
        if (text.equals("bad")) {
            throw new IllegalStateException("secret detail");
        }
        return called.add(text);
    }

    @BeforeEach
    void provideOneOperation() {
        when(operations.names()).thenReturn(Set.of("addComment"));
        when(operations.get("addComment")).thenReturn(OperationFixture.of("addComment", Comment.class, this::call));
    }

    @Test
    void callsTheOperationWithTheMessage() {
        QueuedCalls calls = calls("addComment");
        assertThat(calls.failureOf("""
                {"text":"Łódź"}""", "message-1")).isEmpty();
        assertThat(called).containsExactly("Łódź");
        assertThat(calls.operation()).isEqualTo("addComment");
    }

    @Test
    void reportsTheKindOfAFailureAndNothingOfTheMessage() {
        QueuedCalls calls = calls("addComment");
        try (Logged log = Logged.by(QueuedCalls.class.getName())) {
            assertThat(calls.failureOf("""
                    {"text":"bad"}""", "message-1")).contains("IllegalStateException");
            assertThat(calls.failureOf("secret detail", null))
                    .hasValueSatisfying(reason -> assertThat(reason).doesNotContain("secret"));
            assertThat(log.text())
                    .contains("addComment", "message-1", "IllegalStateException")
                    .doesNotContain("secret", "bad");
        }
    }

    @Test
    void doesNotCallTheOperationWithAnInputThatIsRefused() {
        assertThat(calls("addComment").failureOf("{}", "message-1")).contains("invalid_request");
        assertThat(calls("addComment").failureOf("""
                {"text":"public","visibilty":"internal"}""", "message-1")).contains("invalid_request");
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "migrate", "addComment,deleteIssue", "addcomment"})
    void refusesToStartForAnUnknownOperation(String name) {
        assertThatThrownBy(() -> calls(name))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("JUNCTURE_QUEUE_FUNCTION is not one of addComment");
    }

    private QueuedCalls calls(String operation) {
        return new QueuedCalls(new QueueSettings(operation), operations);
    }
}
