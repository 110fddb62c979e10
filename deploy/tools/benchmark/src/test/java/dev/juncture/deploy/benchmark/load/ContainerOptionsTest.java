package dev.juncture.deploy.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void comparesEachFileOfFlags() throws IOException {
        ContainerOptions options = options();

        assertThat(options.flags()).extracting(Path::getFileName).hasToString("[one.flags, two.flags]");
        assertThat(options.mebibytes()).isEqualTo(256);
        assertThat(options.perCell()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.out()).isEmpty();
    }

    @Test
    void rejectsUnknownOptionsAndFiles() throws IOException {
        String server = Files.createFile(folder.resolve("server.jar")).toString();
        String none = folder.resolve("none").toString();

        assertThatThrownBy(() -> ContainerOptions.parse("--fast")).hasMessageContaining("no option --fast");
        assertThatThrownBy(() -> ContainerOptions.parse("--rounds", "many")).hasMessageContaining("number from 1");
        assertThatThrownBy(() -> ContainerOptions.parse("--jdk", none)).hasMessageContaining("no JDK");
        assertThatThrownBy(() -> ContainerOptions.parse("--server", none)).hasMessageContaining("There is no " + none);
        assertThatThrownBy(() -> ContainerOptions.parse("--server", server, "--flags", none))
                .hasMessageContaining("There is no " + none);
    }

    /** Otherwise Markdown shows no table. */
    @Test
    void printsALineForEveryRunWithAsManyCellsAsTheHeading() throws IOException {
        Times times = Times.of(List.of(1_000_000L), List.of(), Duration.ofSeconds(1));
        List<Measurement> measurements = ContainerReport.REQUESTS.stream()
                .map(request -> new Measurement(request, Duration.ZERO, 64, times, 1, 1, 1))
                .toList();
        ContainerReport.Run run = new ContainerReport.Run(
                "one.flags",
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                measurements,
                Optional.of(200L),
                Optional.empty());

        List<String> table = new ContainerReport(LocalDate.EPOCH, "a machine", options(), List.of(run, run))
                .markdown()
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(table).hasSize(4);
        assertThat(table.get(2)).isEqualTo("| one.flags | 2000 | 1000 | 1 | 1 | 1 | 1 | 1 | 1.0 | 0 | 200 | ? |");
        assertThat(table.stream().map(line -> line.replaceAll("[^|]", "")).distinct())
                .hasSize(1);
    }

    private ContainerOptions options() throws IOException {
        return ContainerOptions.parse(
                "--server",
                file("server.jar"),
                "--flags",
                file("one.flags"),
                "--flags",
                file("two.flags"),
                "--memory",
                "256",
                "--seconds",
                "1");
    }

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "").toString();
    }
}
