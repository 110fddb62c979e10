package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MissingKeyTest {
    @Test
    void startsOnlyWithTheKeysOfAllStoredTokens() throws Exception {
        String database = TestPostgres.shared().freshDatabaseUrl();
        String redis = TestRedis.shared().freshUrl();
        try (RunningJuncture juncture = RunningJuncture.start(database, redis, keys(1))) {
            new Browser(juncture).connect("kept", "ada");
        }

        assertThatThrownBy(() -> RunningJuncture.start(database, redis, keys(2)).close())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("JUNCTURE_ENCRYPTION_KEYS lacks the key ");

        try (RunningJuncture juncture = RunningJuncture.start(database, redis, keys(2, 1))) {
            assertThat(new Browser(juncture).accessToken("kept").status()).isEqualTo(200);
        }
    }

    private static Map<String, String> keys(int... fills) {
        return Map.of(
                "JUNCTURE_ENCRYPTION_KEYS",
                Arrays.stream(fills).mapToObj(MissingKeyTest::key).collect(Collectors.joining(",")));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
