package dev.juncture.deploy.benchmark.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes caches of loaded classes, as the build of a container image does. */
final class ClassCaches {
    private final Path folder;
    private final Map<String, String> variables;

    /** @param folder the folder for the log of a training run */
    ClassCaches(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    /** Starts once to write a cache, and returns the same launch with that cache. */
    Launch trained(Launch launch) {
        Path cache = launch.directory().resolveSibling(launch.directory().getFileName() + ".cache");
        launch.train(launch.jdk().training(cache), folder.resolve("training.log"));
        return withCache(launch, cache);
    }

    static Launch withCache(Launch launch, Path cache) {
        List<String> command = new ArrayList<>(launch.command());
        command.addAll(1, launch.jdk().cached(cache));
        return new Launch(
                launch.edge(),
                launch.jdk(),
                launch.aot(),
                launch.cache(),
                command,
                launch.directory(),
                launch.environment(),
                launch.callers(),
                launch.packageBytes() + Packages.bytes(cache));
    }

    /** Runs a process to its end. It reaches no store, as in the build of an image. */
    void run(Path directory, Jdk jdk, List<String> flags, List<String> rest) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(flags);
        command.addAll(rest);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.log").toFile());
        builder.environment().putAll(variables);
        builder.environment().put("DATABASE_URL", "postgres://nobody@127.0.0.1:1/juncture");
        builder.environment().put("REDIS_URL", "redis://127.0.0.1:1");
        builder.environment().put("JUNCTURE_DRAIN_PAUSE", "0s");
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + "\n" + Files.readString(folder.resolve("training.log")));
            }
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
