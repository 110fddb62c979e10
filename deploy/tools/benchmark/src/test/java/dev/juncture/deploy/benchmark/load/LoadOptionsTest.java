package dev.juncture.deploy.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void keepsFilesInAnyOrderOfTheOptions() throws IOException {
        String server = Files.createFile(folder.resolve("server.jar")).toString();

        LoadOptions options = LoadOptions.parse("--out", "table.md", "--server", server, "--seconds", "7");

        assertThat(options.out()).contains(Path.of("table.md"));
        assertThat(options.server()).hasToString(server);
        assertThat(options.perCell()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.connections()).containsExactly(1, 16, 64);
        assertThat(LoadOptions.parse("--server", server, "--quick").perCell()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void rejectsUnknownOptionsAndValues() {
        assertThatThrownBy(() -> LoadOptions.parse("--fast")).hasMessageContaining("no option --fast");
        assertThatThrownBy(() -> LoadOptions.parse("--out")).hasMessageContaining("--out needs a value");
        assertThatThrownBy(() -> LoadOptions.parse("--seconds", "0")).hasMessageContaining("number from 1");
        assertThatThrownBy(() ->
                        LoadOptions.parse("--server", folder.resolve("none.jar").toString()))
                .hasMessageContaining("none.jar");
    }
}
