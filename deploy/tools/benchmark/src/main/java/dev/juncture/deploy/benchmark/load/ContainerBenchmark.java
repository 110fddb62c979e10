package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.ContainerImage;
import dev.juncture.deploy.benchmark.harness.Job;
import dev.juncture.deploy.benchmark.harness.Machine;
import dev.juncture.deploy.benchmark.harness.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares sets of Java flags for the container: how soon it is ready, how many requests it answers, and how much memory it
 * takes. Each round starts each container once, so a busy moment of the machine affects all of them.
 */
public final class ContainerBenchmark implements Job {
    private final ContainerOptions options;

    private ContainerBenchmark(ContainerOptions options) {
        this.options = options;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException for an option or a file that does not exist, in one sentence
     */
    public static ContainerBenchmark parse(String... args) {
        return new ContainerBenchmark(ContainerOptions.parse(args));
    }

    @Override
    public String measure(Consumer<String> progress) {
        return run(progress).markdown();
    }

    @Override
    public Optional<Path> out() {
        return options.out();
    }

    ContainerReport run(Consumer<String> progress) {
        String machine = Machine.describe();
        List<ContainerReport.Run> runs = new ArrayList<>();
        try (Workspace images = new Workspace()) {
            progress.accept("Training a class cache for each set of flags …");
            List<ContainerImage> containers = new ArrayList<>();
            for (Path file : options.flags()) {
                containers.add(image(file, images.folder().resolve("container-" + containers.size())));
            }
            for (int round = 1; round <= options.rounds(); round++) {
                for (int i = 0; i < containers.size(); i++) {
                    progress.accept(
                            "Round %d: %s".formatted(round, options.flags().get(i)));
                    runs.add(observe(options.flags().get(i), containers.get(i)));
                }
            }
        }
        return new ContainerReport(LocalDate.now(), machine, options, runs);
    }

    private ContainerImage image(Path file, Path directory) {
        List<String> flags = new ArrayList<>(ContainerImage.flagsIn(file));
        // In a real container of this size, Java finds this limit itself.
        flags.add("-XX:MaxRAM=" + options.mebibytes() + "m");
        return ContainerImage.build(
                options.server().toAbsolutePath(),
                flags,
                options.jdk(),
                directory,
                Map.of(
                        "JUNCTURE_MIGRATE_AT_START", "false",
                        "JUNCTURE_SECRET_KEY", "sk_benchmark_0123456789abcdef",
                        "JUNCTURE_FRONTEND_URL", "https://connect.example.com",
                        "DEFAULT_JIRA_CLIENT_ID", "client",
                        "DEFAULT_JIRA_CLIENT_SECRET", "secret"));
    }

    private ContainerReport.Run observe(Path flags, ContainerImage container) {
        try (Workspace workspace = new Workspace()) {
            Deployment deployment = new Deployment(workspace, container.command(), container.directory());
            Duration readyCpu = deployment.juncture().cpu();
            List<String> sites = TestData.create(deployment.sandbox().control());
            List<String> callers = deployment.connect(sites, options.connections());
            Meter meter = new Meter(deployment);
            List<Measurement> measurements = new ArrayList<>();
            for (ApiRequest request : ContainerReport.REQUESTS) {
                meter.warmUp(callers, request, options.warmUp());
                measurements.add(meter.underLoad(callers, request, Duration.ZERO, Duration.ZERO, options.perCell()));
            }
            return new ContainerReport.Run(
                    flags.toString(),
                    deployment.readyAfter(),
                    readyCpu,
                    measurements,
                    deployment.juncture().memory(),
                    deployment.juncture().peakMemory());
        }
    }
}
