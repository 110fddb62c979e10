package dev.juncture.deploy.benchmark.harness;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A benchmark, ready to run with the options of a command line. */
public interface Job {
    /**
     * Runs the benchmark.
     *
     * @param progress receives a line for each step
     * @return the report, as Markdown
     */
    String measure(Consumer<String> progress);

    /** Returns the file to which the report is also written. */
    Optional<Path> out();
}
