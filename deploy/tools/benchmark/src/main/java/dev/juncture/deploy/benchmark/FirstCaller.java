package dev.juncture.deploy.benchmark;

import java.util.List;
import java.util.Map;

/** Asks a starting process its first question, and waits for the right answer. */
interface FirstCaller extends AutoCloseable {
    /** Makes one, and whatever it needs before the process starts. */
    interface Maker {
        FirstCaller make();
    }

    /** What the process must be told to be reached: behind its command. */
    List<String> arguments();

    Map<String, String> environment();

    /** Returns with the right answer. @throws IllegalStateException with any other, or when the process ends */
    void await(Process process);

    @Override
    void close();
}
