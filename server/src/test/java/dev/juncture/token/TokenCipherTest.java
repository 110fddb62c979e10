package dev.juncture.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.connection.Ciphertext;
import dev.juncture.provider.Secret;
import dev.juncture.token.TokenCipher.Binding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCipherTest {
    private static final String ONE = key(1);
    private static final String TWO = key(2);
    private static final Secret TOKEN = new Secret("hunter2-\u00e9\u20ac");
    private static final Binding HERE = new Binding("default", "row-1", "refresh_token");

    private final TokenCipher cipher = cipher(ONE);

    @Test
    void opensWhatItSealed() {
        assertThat(cipher.open(cipher.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void sealsTheSameTokenDifferentlyEachTime() {
        assertThat(cipher.seal(TOKEN, HERE)).isNotEqualTo(cipher.seal(TOKEN, HERE));
    }

    @Test
    void doesNotHoldTheTokenInClear() {
        assertThat(new String(cipher.seal(TOKEN, HERE).bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"other, row-1, refresh_token", "default, row-2, refresh_token", "default, row-1, access_token"})
    void opensNowhereButInItsProjectRowAndField(String project, String row, String field) {
        Ciphertext sealed = cipher.seal(TOKEN, HERE);
        Binding elsewhere = new Binding(project, row, field);
        assertThatThrownBy(() -> cipher.open(sealed, elsewhere))
                .isInstanceOf(UnreadableTokenException.class)
                .hasNoCause()
                .hasMessage("The %s of %s cannot be opened with the keys in JUNCTURE_ENCRYPTION_KEYS", field, row);
    }

    @Test
    void refusesEveryTruncationAndEveryChangedByte() {
        byte[] sealed = cipher.seal(TOKEN, HERE).bytes();
        for (int i = 0; i < sealed.length; i++) {
            byte[] truncated = Arrays.copyOf(sealed, i);
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            for (byte[] damaged : new byte[][] {truncated, changed}) {
                assertThatThrownBy(() -> cipher.open(new Ciphertext(damaged), HERE))
                        .isInstanceOf(UnreadableTokenException.class);
            }
        }
    }

    @Test
    void startsACiphertextWithItsKeysId() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(ONE));
        ByteBuffer sealed = ByteBuffer.wrap(cipher.seal(TOKEN, HERE).bytes());
        assertThat(sealed.get()).isEqualTo((byte) 1);
        assertThat(sealed.getInt()).isEqualTo(ByteBuffer.wrap(digest).getInt());
    }

    @Test
    void sealsWithTheFirstKeyAndOpensWithEachOfTheRing() {
        Ciphertext old = cipher.seal(TOKEN, HERE);
        TokenCipher rotated = cipher(TWO + "," + ONE);
        assertThat(rotated.open(old, HERE)).isEqualTo(TOKEN);
        assertThat(cipher(TWO).open(rotated.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void saysClearlyThatARemovedKeyIsMissing() {
        Ciphertext old = cipher.seal(TOKEN, HERE);
        assertThatThrownBy(() -> cipher(TWO).open(old, HERE))
                .isInstanceOf(UnreadableTokenException.class)
                .hasMessageContaining("JUNCTURE_ENCRYPTION_KEYS")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void derivesAKeyFromEachSecretKeyWhereNoneIsGiven() {
        String first = "the-first-secret-key-of-the-product";
        String second = "the-second-secret-key-of-the-product";
        Ciphertext sealed = new TokenCipher(new TokenSettings("", first)).seal(TOKEN, HERE);
        assertThat(new TokenCipher(new TokenSettings("", second + "," + first)).open(sealed, HERE))
                .isEqualTo(TOKEN);
        assertThatThrownBy(() -> new TokenCipher(new TokenSettings("", second)).open(sealed, HERE))
                .isInstanceOf(UnreadableTokenException.class);
    }

    @Test
    void sealsWithAnEncryptionKeyWhereOneIsGiven() {
        Ciphertext sealed = new TokenCipher(new TokenSettings(ONE, "one-secret-key")).seal(TOKEN, HERE);
        assertThat(new TokenCipher(new TokenSettings(ONE, "another-secret-key")).open(sealed, HERE))
                .isEqualTo(TOKEN);
    }

    @Test
    void ignoresAKeyThatStandsTwiceInTheRing() {
        assertThat(cipher(ONE + " " + ONE).open(cipher.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void opensOldCiphertextsWhenEncryptionKeysReplaceDerivedOnes() {
        String secretKey = "the-first-secret-key-of-the-product";
        Ciphertext derived = new TokenCipher(new TokenSettings("", secretKey)).seal(TOKEN, HERE);
        assertThat(new TokenCipher(new TokenSettings(ONE, secretKey)).open(derived, HERE))
                .isEqualTo(TOKEN);
    }

    private static TokenCipher cipher(String keys) {
        return new TokenCipher(new TokenSettings(keys, "unused"));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[TokenSettings.KEY_BYTES];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
