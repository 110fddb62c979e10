package dev.juncture.deploy.benchmark.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.deploy.benchmark.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartOptionsTest {
    private static final String HOME = System.getProperty("java.home");

    @TempDir
    private Path deploy;

    @Test
    void startsEachEdgeTenTimesWithThisJavaByDefault() throws IOException {
        packageEverything();
        ColdStartOptions options = ColdStartOptions.parse(deploy);
        assertThat(options.runs()).isEqualTo(10);
        assertThat(options.jdks()).containsExactly(Jdk.in(Path.of(HOME)));
        assertThat(options.out()).isEmpty();
        options = ColdStartOptions.parse(deploy, "--jdk", HOME, "--jdk", HOME, "--runs", "3", "--out", "table.md");
        assertThat(options.runs()).isEqualTo(3);
        assertThat(options.jdks()).hasSize(2);
        assertThat(options.out()).contains(Path.of("table.md"));
    }

    @Test
    void rejectsUnknownOptionsAndValues() {
        assertThatThrownBy(() -> ColdStartOptions.parse(deploy, "--fast")).hasMessageContaining("no option --fast");
        assertThatThrownBy(() -> ColdStartOptions.parse(deploy, "--runs", "0")).hasMessageContaining("from 1 to 9999");
        assertThatThrownBy(() -> ColdStartOptions.parse(deploy, "--jdk")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> ColdStartOptions.parse(deploy, "--jdk", deploy.toString()))
                .hasMessageContaining("no JDK");
    }

    @Test
    void reportsAPackageThatIsNotBuilt() {
        assertThatThrownBy(() -> ColdStartOptions.parse(deploy))
                .hasMessageContaining("juncture-aws.zip")
                .hasMessageContaining("package deploy/tools/benchmark");
    }

    private void packageEverything() throws IOException {
        for (String part : new String[] {
            "aws/target/juncture-aws.zip", "tools/hello/target/juncture-hello.zip", "http/target/juncture-http.jar"
        }) {
            Files.createDirectories(deploy.resolve(part).getParent());
            Files.createFile(deploy.resolve(part));
        }
        Files.createDirectories(deploy.resolve("gcp/target/deployment"));
    }
}
