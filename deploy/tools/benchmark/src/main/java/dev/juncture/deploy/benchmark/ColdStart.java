package dev.juncture.deploy.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts every edge's package again and again, one after the other, and prints how long each takes to its first answer;
 * see {@link ColdStartOptions}. In every round each is started once, so that a busy moment of the machine meets them all.
 */
final class ColdStart {
    private ColdStart() {}

    /** @param progress is told what is being measured */
    static ColdStartReport run(ColdStartOptions options, Consumer<String> progress) {
        String machine = Machine.describe();
        try (Parts parts = new Parts()) {
            progress.accept("Starting PostgreSQL and Redis, training caches …");
            List<Launch> launches = new Launches(options, new Stores(parts), parts.folder()).all();
            Path log = parts.folder().resolve("first-answer.log");
            if (options.runs() > 1) {
                // Once uncounted: what the package's files cost to read for the first time is the disk's affair.
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
