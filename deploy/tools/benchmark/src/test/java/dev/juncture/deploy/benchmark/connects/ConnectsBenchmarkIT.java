package dev.juncture.deploy.benchmark.connects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectsBenchmarkIT {
    private static final String SERVER = "../../http/target/juncture-http.jar";
    private static final String NODE = "node";

    @TempDir
    private Path folder;

    @Test
    void measuresNodeAndJunctureInEachRound() throws IOException, InterruptedException {
        installNodePackages();

        String report = ConnectsBenchmark.parse(
                        "--server", SERVER, "--node", NODE, "--callers", "2", "--seconds", "1", "--rounds", "1")
                .measure(progress -> {});

        List<String> lines = report.lines()
                .filter(line -> line.startsWith("| Node") || line.startsWith("| Juncture"))
                .toList();
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(median(line)).isPositive());
    }

    @Test
    void saysHowToInstallMissingPackages() {
        assertThatThrownBy(() -> ConnectsBenchmark.parse("--server", SERVER, "--node", folder.toString()))
                .hasMessageContaining("npm ci --prefix " + folder);
    }

    private static int median(String line) {
        return Integer.parseInt(line.split("\\|")[2].strip());
    }

    private static void installNodePackages() throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefix", NODE)
                .inheritIO()
                .start();
        assertThat(npm.waitFor()).isZero();
    }
}
