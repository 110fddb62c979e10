package dev.juncture.deploy.benchmark.load;

import dev.juncture.deploy.benchmark.harness.Job;
import dev.juncture.deploy.benchmark.harness.Machine;
import dev.juncture.deploy.benchmark.harness.ServerProcess;
import dev.juncture.deploy.benchmark.harness.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures the HTTP runner under load and with single requests. */
public final class LoadBenchmark implements Job {
    private static final List<ApiRequest> READS =
            List.of(ApiRequest.TICKETS, ApiRequest.SPRINTS, ApiRequest.TOKEN, ApiRequest.VALIDITY);
    /** Come after all reads: for some minutes after a write, a connection's lists need more calls to Jira. */
    private static final List<ApiRequest> WRITES = List.of(ApiRequest.CREATE);

    private final LoadOptions options;

    private LoadBenchmark(LoadOptions options) {
        this.options = options;
    }

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    public static LoadBenchmark parse(String... args) {
        return new LoadBenchmark(LoadOptions.parse(args));
    }

    @Override
    public String measure(Consumer<String> progress) {
        return run(progress).markdown();
    }

    @Override
    public Optional<Path> out() {
        return options.out();
    }

    LoadReport run(Consumer<String> progress) {
        String machine = Machine.describe();
        try (Workspace workspace = new Workspace()) {
            progress.accept("Starting …");
            Deployment deployment =
                    new Deployment(workspace, ServerProcess.plainCommand(options.server()), workspace.folder());
            List<String> sites = TestData.create(deployment.sandbox().control());
            int most = options.connections().stream().max(Integer::compare).orElseThrow();
            LoadRun run = new LoadRun(options, progress, new Meter(deployment), deployment.connect(sites, most));
            run.warmUp(READS);
            run.measureUnderLoad(READS);
            run.measureShared(ApiRequest.SHARED_SPRINTS);
            // Single requests come late: all code is compiled then, as in a process that has run for a while.
            run.measureSingles();
            run.warmUp(WRITES);
            run.measureUnderLoad(WRITES);
            return new LoadReport(
                    LocalDate.now(),
                    machine,
                    options,
                    sites.size(),
                    run.singles(),
                    run.underLoad(),
                    deployment.juncture().peakMemory());
        }
    }
}
