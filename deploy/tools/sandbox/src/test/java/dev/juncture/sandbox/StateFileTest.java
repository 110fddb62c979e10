package dev.juncture.sandbox;

import static dev.juncture.sandbox.TestClient.HARBOR_PINE;
import static dev.juncture.sandbox.TestClient.REDIRECT_URI;
import static dev.juncture.sandbox.TestClient.SCOPE;
import static dev.juncture.sandbox.TestClient.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.sandbox.TestClient.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path directory;

    @Test
    void keepsGrantsTokensCodesAndClockAfterARestart() throws Exception {
        Tokens replaced;
        Tokens current;
        String code;
        try (Sandbox before = start()) {
            TestClient client = new TestClient(before);
            replaced = client.connect("ada", HARBOR_PINE);
            before.control().advanceClock(Duration.ofDays(3));
            current = tokens(client.refresh(replaced.refresh()));
            code = before.control().grant("grace", "all", SCOPE, REDIRECT_URI);
        }
        try (Sandbox after = start()) {
            TestClient client = new TestClient(after);
            assertThat(after.control().now())
                    .isEqualTo(SandboxTest.NOON.instant().plus(Duration.ofDays(3)));
            assertThat(client.jira(current.access(), HARBOR_PINE, "/rest/api/3/myself")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.redeem(code).statusCode()).isEqualTo(200);
            assertThat(client.redeem(code).statusCode()).isEqualTo(400);
            assertThat(client.refresh(current.refresh()).statusCode()).isEqualTo(200);
            assertThat(client.refresh(replaced.refresh()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void allowsOnlyTheOwnerToReadTheFileAndLeavesNoTemporaryFile() throws Exception {
        try (Sandbox sandbox = start()) {
            new TestClient(sandbox).connect("ada", HARBOR_PINE);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void writesNoTokenIntoTheFile() throws Exception {
        try (Sandbox sandbox = start()) {
            Tokens tokens = new TestClient(sandbox).connect("ada", HARBOR_PINE);
            assertThat(Files.readString(file()))
                    .contains("ada")
                    .doesNotContain(tokens.access())
                    .doesNotContain(tokens.refresh());
        }
    }

    @Test
    void saysWhatToDoWithAFileThatItCannotRead() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"grants\":");

        assertThatThrownBy(this::start)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("Delete it to start afresh.");
    }

    private Path file() {
        return directory.resolve("new/sandbox.json");
    }

    private Sandbox start() {
        return Sandbox.start(
                SandboxOptions.defaults().withClock(SandboxTest.NOON).withStateFile(file()));
    }
}
