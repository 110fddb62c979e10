package dev.juncture.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void readsItsSettingsFromTheEnvironment() {
        SandboxOptions options = Main.options(Map.of(
                "SANDBOX_PORT", "9001",
                "SANDBOX_CLIENT_ID", "id",
                "SANDBOX_CLIENT_SECRET", "secret",
                "SANDBOX_REDIRECT_URIS", "http://localhost:1/a, http://localhost:2/b",
                "SANDBOX_CONTROL_KEY", "key",
                "SANDBOX_STATE_FILE", "state.json"));

        assertThat(options.port()).isEqualTo(9001);
        assertThat(options.clientId()).isEqualTo("id");
        assertThat(options.clientSecret()).isEqualTo("secret");
        assertThat(options.redirectUris()).containsExactlyInAnyOrder("http://localhost:1/a", "http://localhost:2/b");
        assertThat(options.controlKey()).isEqualTo("key");
        assertThat(options.stateFile()).contains(Path.of("state.json"));
    }

    @Test
    void makesAControlKeyAndListensOnLoopbackByDefault() {
        SandboxOptions one = Main.options(Map.of());

        assertThat(one.controlKey())
                .hasSizeGreaterThan(20)
                .isNotEqualTo(Main.options(Map.of()).controlKey());
        assertThat(one.bindAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void saysWhichVariableIsWrong() {
        assertThatThrownBy(() -> Main.options(Map.of("SANDBOX_PORT", "http")))
                .hasMessageContaining("SANDBOX_PORT")
                .hasMessageContaining("8090");
    }

    @Test
    void printsHowToPointAProductAtIt() {
        String welcome = Main.welcome("http://localhost:8090", SandboxOptions.defaults());

        assertThat(welcome)
                .contains("ATLASSIAN_AUTH_URL=http://localhost:8090")
                .contains("DEFAULT_JIRA_CLIENT_ID=juncture-sandbox")
                .contains("/sandbox/journal");
    }
}
