package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.config.SettingException;
import dev.juncture.crypto.DataKey;
import dev.juncture.testing.Logged;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.model.KmsException;

/** The real SDK over HTTP, against a fake KMS. */
class KmsKeysTest {
    private final KeyService service = new KeyService();

    @BeforeEach
    void point() {
        service.systemProperties().forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        service.systemProperties().keySet().forEach(System::clearProperty);
        service.close();
    }

    @Test
    void unwrapsEachKeyInTheOrderOfTheVariable() {
        assertThat(keys(service.wrapped(2) + "," + service.wrapped(1))).containsExactly(key(2), key(1));
    }

    @Test
    void callsNoKmsWithoutAWrappedKey() {
        assertThat(keys("")).isEmpty();
        assertThat(service.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "InvalidCiphertextException", "DisabledException"})
    void tellsTheCodeOfARefusalAndNotItsMessage(String code) {
        service.refuse(code);
        try (Logged log = Logged.by(Kms.class.getName())) {
            assertThatThrownBy(() -> keys(base64("wrapped elsewhere"))).isInstanceOf(KmsException.class);
            assertThat(log.text()).contains(code).doesNotContain("hunter2", "123456789012");
        }
        assertThat(service.calls()).as("a refusal is final").isOne();
    }

    @Test
    void returnsNoKeysWhenOneCannotBeUnwrapped() {
        assertThatThrownBy(() -> keys(service.wrapped(1) + "," + base64("wrapped elsewhere")))
                .isInstanceOf(KmsException.class);
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() {
        service.breakOff();
        assertThatThrownBy(() -> keys(base64("wrapped"))).isInstanceOf(SdkClientException.class);
        assertThat(service.calls()).isEqualTo(3);
    }

    @Test
    void givesUpAfterAFewSecondsWithoutAnAnswer() {
        service.answerAfter(Duration.ofMinutes(1));
        long start = System.nanoTime();
        assertThatThrownBy(() -> keys(base64("wrapped"))).isInstanceOf(SdkClientException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
    }

    @Test
    void refusesAVariableThatIsNotBase64WithoutQuotingIt() {
        assertThatThrownBy(() -> keys("hunter2!"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("JUNCTURE_KMS_DATA_KEYS holds a key that is not base64; for example ")
                .hasMessageNotContaining("hunter2");
    }

    private static List<DataKey> keys(String variable) {
        return new KmsKeys(new KmsSettings(variable)).keys();
    }

    private static DataKey key(int fill) {
        byte[] bytes = new byte[DataKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new DataKey(bytes, false);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
