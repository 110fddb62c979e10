package dev.juncture.deploy.benchmark;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What a command line asks to be measured. */
interface Job {
    /**
     * @param progress is told what is being measured
     * @return the report, as Markdown
     */
    String measure(Consumer<String> progress);

    /** Where the report is written as well. */
    Optional<Path> out();
}
