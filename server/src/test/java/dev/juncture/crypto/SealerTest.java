package dev.juncture.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import dev.juncture.secret.Secret;
import dev.juncture.testing.Logged;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealerTest {
    private static final String ONE = key(1);
    private static final String TWO = key(2);
    private static final Secret TOKEN = new Secret("hunter2-\u00e9\u20ac");
    private static final Place HERE = new Place("default", "row-1", "refresh_token");

    private final Sealer sealer = sealer(ONE);

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(sealer.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void sealsTheSameTokenDifferentlyEachTime() {
        assertThat(sealer.seal(TOKEN, HERE)).isNotEqualTo(sealer.seal(TOKEN, HERE));
    }

    @Test
    void doesNotContainTheUnencryptedToken() {
        assertThat(new String(sealer.seal(TOKEN, HERE).bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"other, row-1, refresh_token", "default, row-2, refresh_token", "default, row-1, access_token"})
    void opensACiphertextOnlyInItsProjectRowAndField(String project, String row, String field) {
        Ciphertext sealed = sealer.seal(TOKEN, HERE);
        Place elsewhere = new Place(project, row, field);
        assertThatThrownBy(() -> sealer.open(sealed, elsewhere))
                .isInstanceOf(ApiException.class)
                .hasNoCause()
                .hasMessageContaining("damaged, or belong to another row")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesEveryTruncationAndEveryChangedByte() {
        byte[] sealed = sealer.seal(TOKEN, HERE).bytes();
        for (int i = 0; i < sealed.length; i++) {
            byte[] truncated = Arrays.copyOf(sealed, i);
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            for (byte[] damaged : new byte[][] {truncated, changed}) {
                assertThatThrownBy(() -> sealer.open(new Ciphertext(damaged), HERE))
                        .isInstanceOf(ApiException.class);
            }
        }
    }

    @Test
    void startsACiphertextWithItsKeysId() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(ONE));
        ByteBuffer sealed = ByteBuffer.wrap(sealer.seal(TOKEN, HERE).bytes());
        assertThat(sealed.get()).isEqualTo((byte) 1);
        assertThat(sealed.getInt()).isEqualTo(ByteBuffer.wrap(digest).getInt());
    }

    @Test
    void sealsWithTheFirstKeyAndOpensWithEveryKeyOfTheRing() {
        Ciphertext old = sealer.seal(TOKEN, HERE);
        Sealer rotated = sealer(TWO + "," + ONE);
        assertThat(rotated.open(old, HERE)).isEqualTo(TOKEN);
        assertThat(sealer(TWO).open(rotated.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void reportsThatARemovedKeyIsMissing() {
        Ciphertext old = sealer.seal(TOKEN, HERE);
        assertThatThrownBy(() -> sealer(TWO).open(old, HERE))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("JUNCTURE_ENCRYPTION_KEYS")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void derivesAKeyFromEachSecretKeyWhenNoEncryptionKeyIsSet() {
        String first = "the-first-secret-key-of-the-product";
        String second = "the-second-secret-key-of-the-product";
        Ciphertext sealed = sealerOf(new KeySettings("", first)).seal(TOKEN, HERE);
        assertThat(sealerOf(new KeySettings("", second + "," + first)).open(sealed, HERE))
                .isEqualTo(TOKEN);
        assertThatThrownBy(() -> sealerOf(new KeySettings("", second)).open(sealed, HERE))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void sealsWithTheEncryptionKeyWhenOneIsSet() {
        Ciphertext sealed = sealerOf(new KeySettings(ONE, "one-secret-key")).seal(TOKEN, HERE);
        assertThat(sealerOf(new KeySettings(ONE, "another-secret-key")).open(sealed, HERE))
                .isEqualTo(TOKEN);
    }

    @Test
    void sealsWithTheKeyOfAKeyServiceAndOpensWithTheKeysOfTheSettings() {
        KeyProvider service = () -> List.of(new DataKey(new byte[DataKey.BYTES], false));
        KeyProvider settings = new SettingsKeys(new KeySettings(ONE, "unused"));
        Ciphertext old = sealer.seal(TOKEN, HERE);
        Sealer both = new Sealer(new KeyRing(List.of(service, settings)));

        assertThat(both.open(old, HERE)).isEqualTo(TOKEN);
        assertThat(new Sealer(new KeyRing(List.of(service))).open(both.seal(TOKEN, HERE), HERE))
                .isEqualTo(TOKEN);
    }

    @Test
    void logsADerivedKeyOnceAndNothingWhenAKeyIsSet() {
        try (Logged log = Logged.by(KeyRing.class.getName())) {
            sealerOf(new KeySettings(ONE, "one-secret-key")).seal(TOKEN, HERE);
            assertThat(log.text()).isEmpty();
            Sealer derived = sealerOf(new KeySettings("", "one-secret-key,another-secret-key"));
            derived.open(derived.seal(TOKEN, HERE), HERE);
            assertThat(log.text())
                    .containsOnlyOnce("JUNCTURE_ENCRYPTION_KEYS is not set")
                    .doesNotContain("secret-key,");
        }
    }

    @Test
    void acceptsAKeyThatIsListedTwice() {
        assertThat(sealer(ONE + " " + ONE).open(sealer.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void opensOldCiphertextsWhenEncryptionKeysReplaceDerivedOnes() {
        String secretKey = "the-first-secret-key-of-the-product";
        Ciphertext derived = sealerOf(new KeySettings("", secretKey)).seal(TOKEN, HERE);
        assertThat(sealerOf(new KeySettings(ONE, secretKey)).open(derived, HERE))
                .isEqualTo(TOKEN);
    }

    private static Sealer sealerOf(KeySettings settings) {
        return new Sealer(new KeyRing(List.of(new SettingsKeys(settings))));
    }

    private static Sealer sealer(String keys) {
        return sealerOf(new KeySettings(keys, "unused"));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[DataKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
