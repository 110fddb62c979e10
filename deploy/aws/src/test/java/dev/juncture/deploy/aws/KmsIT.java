package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.crypto.DataKey;
import dev.juncture.deploy.aws.Service.Answer;
import dev.juncture.deploy.aws.Service.Call;
import dev.juncture.testing.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package with and without keys that KMS unwraps. */
class KmsIT {
    private static final String[] AUTHORIZED = {"Authorization", "Bearer " + Variables.SECRET_KEY};

    @TempDir
    private Path directory;

    @Test
    void unwrapsKeysOnlyWhenNeededAndSealsWithTheFirst() throws IOException {
        try (KeyService service = new KeyService()) {
            Map<String, String> variables = new TreeMap<>(service.variables());
            variables.put("JUNCTURE_KMS_DATA_KEYS", service.wrapped(1));
            service.refuse("AccessDeniedException");
            try (Lambda lambda = start(variables)) {
                assertThat(send(lambda, Call.get("/ready", "")).status()).isEqualTo(200);
                assertThat(send(lambda, Call.get("/api/backend/connections", "", AUTHORIZED))
                                .status())
                        .isEqualTo(200);
                assertThat(service.calls()).isZero();

                Answer denied = rotate(lambda);
                assertThat(denied.status()).isEqualTo(503);
                assertThat(denied.json().path("code").asString()).isEqualTo("unavailable");
                assertThat(new String(denied.body(), StandardCharsets.UTF_8)).doesNotContain("hunter2");
                assertThat(log()).contains("AccessDeniedException").doesNotContain("hunter2");

                service.wrapped(1);
                assertThat(currentKey(rotate(lambda))).isEqualTo(key(1));
                assertThat(currentKey(rotate(lambda))).isEqualTo(key(1));
                assertThat(service.calls()).isEqualTo(2);
            }
        }
    }

    @Test
    void loadsNothingOfTheSdkWithoutWrappedKeys() throws IOException {
        Path classes = directory.resolve("classes.log");
        try (Lambda lambda = start(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes))) {
            assertThat(rotate(lambda).status()).isEqualTo(200);
        }
        assertThat(Files.readString(classes))
                .contains("dev.juncture.deploy.aws.KmsKeys ")
                .doesNotContain("software.amazon.awssdk.core", "software.amazon.awssdk.services");
    }

    private Lambda start(Map<String, String> chosen) throws IOException {
        Map<String, String> variables = Variables.withStores();
        variables.putAll(chosen);
        return Lambda.start(PackageIT.ZIP, directory.resolve("package"), variables);
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("lambda.log"));
    }

    private static Answer rotate(Lambda lambda) {
        return send(lambda, Call.post("/api/backend/rotate-keys", "{}", AUTHORIZED));
    }

    private static Answer send(Lambda lambda, Call call) {
        return Service.HTTP_API.answer(lambda.invoke(Service.HTTP_API.event(call)));
    }

    private static String currentKey(Answer rotation) {
        assertThat(rotation.status()).isEqualTo(200);
        return rotation.json()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("current").asBoolean())
                .map(key -> "DataKey[" + key.path("id").asString() + "]")
                .findFirst()
                .orElseThrow();
    }

    private static String key(int fill) {
        byte[] bytes = new byte[DataKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new DataKey(bytes, false).toString();
    }
}
