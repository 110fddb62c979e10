package dev.juncture.deploy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForcedTest {
    @Test
    void isInTheReadme() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(Forced.table());
    }
}
