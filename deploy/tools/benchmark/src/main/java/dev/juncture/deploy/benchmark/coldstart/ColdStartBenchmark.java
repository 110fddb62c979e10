package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.Job;
import dev.juncture.deploy.benchmark.harness.Machine;
import dev.juncture.deploy.benchmark.harness.Stores;
import dev.juncture.deploy.benchmark.harness.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts each edge's package several times, one after the other, and measures the time to the first answer. Each round
 * starts each package once, so a busy moment of the machine affects all of them.
 */
public final class ColdStartBenchmark implements Job {
    private final ColdStartOptions options;

    ColdStartBenchmark(ColdStartOptions options) {
        this.options = options;
    }

    /** @throws IllegalArgumentException for an option or a file that does not exist, in one sentence */
    public static ColdStartBenchmark parse(String... args) {
        return new ColdStartBenchmark(ColdStartOptions.parse(args));
    }

    @Override
    public String measure(Consumer<String> progress) {
        return run(progress).markdown();
    }

    @Override
    public Optional<Path> out() {
        return options.out();
    }

    ColdStartReport run(Consumer<String> progress) {
        String machine = Machine.describe();
        try (Workspace workspace = new Workspace()) {
            progress.accept("Starting PostgreSQL and Redis, training caches …");
            List<Launch> launches = new Launches(options, new Stores(workspace), workspace.folder()).all();
            Path log = workspace.folder().resolve("first-answer.log");
            if (options.runs() > 1) {
                // One start does not count: reading files for the first time depends on the disk only.
                launches.forEach(launch -> launch.observe(log));
            }
            Map<Launch, List<Launch.Observed>> observed = new LinkedHashMap<>();
            launches.forEach(launch -> observed.put(launch, new ArrayList<>()));
            for (int round = 1; round <= options.runs(); round++) {
                progress.accept("Round " + round + " of " + options.runs());
                launches.forEach(launch -> observed.get(launch).add(launch.observe(log)));
            }
            return new ColdStartReport(LocalDate.now(), machine, options.runs(), observed);
        }
    }
}
