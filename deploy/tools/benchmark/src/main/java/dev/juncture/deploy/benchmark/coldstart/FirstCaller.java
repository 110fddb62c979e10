package dev.juncture.deploy.benchmark.coldstart;

import java.util.List;
import java.util.Map;

/** Sends the first request to a starting process, and waits for the correct answer. */
interface FirstCaller extends AutoCloseable {
    /** Makes a caller and everything that it needs before the process starts. */
    interface Maker {
        FirstCaller make();
    }

    /** Returns the arguments of the command by which the caller reaches the process. */
    List<String> arguments();

    /** Returns the variables by which the caller reaches the process. */
    Map<String, String> environment();

    /**
     * Waits for the correct answer.
     *
     * @throws IllegalStateException if the answer is another one, or if the process ends
     */
    void await(Process process);

    @Override
    void close();
}
