package dev.juncture.deploy.aws;

import dev.juncture.crypto.DataKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** The key service. Region, credentials and endpoint are found as the SDK always finds them. */
final class Kms {
    /** Data keys are wrapped with it: what else the same KMS key wraps does not open here, nor these elsewhere. */
    private static final Map<String, String> CONTEXT = Map.of("application", "juncture");

    private static final Logger log = LoggerFactory.getLogger(Kms.class);

    private Kms() {}

    /** Asked once in a process's life: a client that stayed open would serve nobody, and stand in snapshots. */
    static List<DataKey> unwrap(List<byte[]> wrapped) {
        try (KmsClient kms = client()) {
            return wrapped.stream().map(key -> unwrap(kms, key)).toList();
        }
    }

    private static DataKey unwrap(KmsClient kms, byte[] wrapped) {
        try {
            SdkBytes key = kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                            .encryptionContext(CONTEXT))
                    .plaintext();
            return new DataKey(key.asByteArray(), false);
        } catch (AwsServiceException refused) {
            // Its message names accounts and keys; its code says enough.
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse("status " + refused.statusCode());
            log.atError()
                    .addKeyValue("reason", code)
                    .addKeyValue("aws_request_id", refused.requestId())
                    .log("KMS unwraps no data key");
            throw refused;
        }
    }

    private static KmsClient client() {
        return KmsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(2)))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(Duration.ofSeconds(2))
                        .apiCallTimeout(Duration.ofSeconds(5))
                        .retryStrategy(RetryMode.STANDARD))
                .build();
    }
}
