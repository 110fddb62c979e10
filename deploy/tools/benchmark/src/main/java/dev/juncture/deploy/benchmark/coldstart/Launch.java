package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.Jdk;
import dev.juncture.deploy.benchmark.harness.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way to start one package.
 *
 * @param edge the name of the edge
 * @param aot true if Spring uses the context that it prepared when the package was built
 * @param cache the kind of class cache, or empty
 * @param command the command without the arguments that the caller adds
 * @param packageBytes the size of the deployed package
 */
record Launch(
        String edge,
        Jdk jdk,
        boolean aot,
        String cache,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        FirstCaller.Maker callers,
        long packageBytes) {

    /** @param memory the most memory until the first answer, in MiB; empty if the system does not report it */
    record Observed(Duration time, Duration cpu, Optional<Long> memory) {}

    /** Starts a process, waits for its first answer, and kills it. */
    Observed observe(Path log) {
        return run(List.of(), log, false);
    }

    /** Starts a process with further Java flags, and stops it after its first answer, so that it writes its cache. */
    void train(List<String> flags, Path log) {
        run(flags, log, true);
    }

    private Observed run(List<String> flags, Path log, boolean politely) {
        try (FirstCaller caller = callers.make()) {
            List<String> line = new ArrayList<>(command);
            line.addAll(1, flags);
            line.addAll(caller.arguments());
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()));
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
            builder.environment().putAll(environment);
            builder.environment().putAll(caller.environment());
            long begin = System.nanoTime();
            Process process = builder.start();
            try {
                caller.await(process);
                Duration time = Duration.ofNanos(System.nanoTime() - begin);
                return new Observed(
                        time,
                        process.info().totalCpuDuration().orElse(Duration.ZERO),
                        Machine.peakMemory(process.pid()));
            } catch (RuntimeException failed) {
                throw new IllegalStateException(
                        edge + ": " + failed.getMessage() + "\n" + Files.readString(log), failed);
            } finally {
                if (politely) {
                    process.destroy();
                } else {
                    process.destroyForcibly();
                }
                process.onExit().join();
            }
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        }
    }
}
