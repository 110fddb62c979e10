package dev.juncture.deploy.benchmark.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes caches of loaded classes, as the build of a container image does. */
final class ClassCaches {
    private final Path folder;

    /** @param folder the folder for the log of a training run */
    ClassCaches(Path folder) {
        this.folder = folder;
    }

    /** Starts once to write a cache, and returns the same launch with that cache. */
    Launch trained(Launch launch) {
        Path cache = launch.directory().resolveSibling(launch.directory().getFileName() + ".cache");
        launch.train(launch.jdk().training(cache), folder.resolve("training.log"));
        return withCache(launch, cache);
    }

    private static Launch withCache(Launch launch, Path cache) {
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
}
