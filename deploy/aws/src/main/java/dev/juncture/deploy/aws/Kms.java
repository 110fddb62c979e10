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

/** Unwraps data keys with AWS KMS. The SDK finds region, credentials and endpoint in its usual way. */
final class Kms {
    /**
     * The encryption context of data keys. With it, other data that the same KMS key encrypted does not open here, and
     * data keys do not open elsewhere.
     */
    private static final Map<String, String> CONTEXT = Map.of("application", "juncture");

    private static final Logger log = LoggerFactory.getLogger(Kms.class);

    private Kms() {}

    /** Uses a client once per process and closes it: snapshots must not contain an open client. */
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
            // The log gets only the error code: the message contains names of accounts and keys.
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse("status " + refused.statusCode());
            log.atError()
                    .addKeyValue("reason", code)
                    .addKeyValue("aws_request_id", refused.requestId())
                    .log("KMS refuses to unwrap a data key. Check the function's role and JUNCTURE_KMS_DATA_KEYS");
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
