package dev.juncture.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.TestJson;
import dev.juncture.provider.TokenPair;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = new Secret("hunter2");

    @Test
    void isHiddenInText() {
        TokenPair pair = new TokenPair(secret, secret, Duration.ofHours(1), null);
        assertThat(secret + " " + pair + " " + Map.of("secret", secret)).doesNotContain("hunter2");
    }

    @Test
    void isHiddenInJson() {
        TokenPair pair = new TokenPair(secret, secret, Duration.ofHours(1), null);
        assertThat(TestJson.mapper().writeValueAsString(Map.of("secret", secret, "pair", pair)))
                .doesNotContain("hunter2");
    }

    @Test
    void isReadFromJson() {
        assertThat(TestJson.mapper().readValue("\"hunter2\"", Secret.class)).isEqualTo(secret);
    }
}
