package dev.juncture.deploy.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** A fake KMS with {@code Decrypt} only: it unwraps the keys of this class, if the request has the context. */
final class KeyService implements AutoCloseable {
    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    KeyService() {
        server.start();
        refuse("InvalidCiphertextException");
    }

    /** The wrapped form of the key whose bytes are all {@code fill}. */
    String wrapped(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        String wrapped = base64(("wrapped " + fill).getBytes(StandardCharsets.UTF_8));
        server.stubFor(decrypt()
                .withHeader("Content-Type", equalTo("application/x-amz-json-1.1"))
                .withHeader(
                        "Authorization",
                        matching("AWS4-HMAC-SHA256 Credential=test-id/[0-9]{8}/eu-central-1/kms/aws4_request, .*"))
                .withRequestBody(equalToJson("""
                        {"CiphertextBlob": "%s", "EncryptionContext": {"application": "juncture"}}
                        """.formatted(wrapped)))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("""
                        {"KeyId": "arn:aws:kms:eu-central-1:123456789012:key/k", "Plaintext": "%s",
                         "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"}
                        """.formatted(base64(key)))));
        return wrapped;
    }

    /** Sets the default answer. */
    void refuse(String code) {
        server.stubFor(decrypt()
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("""
                        {"__type": "%s", "message": "User: arn:aws:sts::123456789012:hunter2 is not authorized"}
                        """.formatted(code))));
    }

    void answerAfter(Duration delay) {
        server.stubFor(decrypt().willReturn(aResponse().withFixedDelay((int) delay.toMillis())));
    }

    void breakOff() {
        server.stubFor(decrypt().willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    int calls() {
        return server.findAll(anyRequestedFor(anyUrl())).size();
    }

    /** Returns the variables of a function's environment. */
    Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL_KMS", server.baseUrl(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test-id",
                "AWS_SECRET_ACCESS_KEY", "test-secret");
    }

    /** The same for the SDK in this process. */
    Map<String, String> systemProperties() {
        return Map.of(
                "aws.endpointUrlKms", server.baseUrl(),
                "aws.region", "eu-central-1",
                "aws.accessKeyId", "test-id",
                "aws.secretAccessKey", "test-secret");
    }

    private static MappingBuilder decrypt() {
        return post("/").withHeader("X-Amz-Target", equalTo("TrentService.Decrypt"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop();
    }
}
