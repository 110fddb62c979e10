package dev.juncture.deploy.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes caches of loaded classes, as a build of an image does. */
final class Caches {
    private final Path folder;
    private final Map<String, String> variables;

    /** @param folder for what is made and said meanwhile */
    Caches(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = variables;
    }

    /** The same with a cache that one start of it wrote. */
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

    /** To its end, with the stores' addresses leading nowhere, as where an image is built. */
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
