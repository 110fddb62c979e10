package dev.juncture.deploy.benchmark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The HTTP runner as the Dockerfile prepares it: the jar unpacked, and a cache of classes that the same Java has written
 * with the same flags.
 *
 * @param command what starts it, in its directory
 */
public record ContainerImage(List<String> command, Path directory) {
    private static final String LOG = "training.log";

    /** Returns the flags in a file, without the one that names the cache. */
    public static List<String> flagsIn(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(flag -> !flag.isBlank() && !flag.contains("AOTCache"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Unpacks the jar and lets it rehearse, without any store.
     *
     * @param directory a directory that does not exist yet
     * @param variables the environment of the rehearsal, apart from the stores
     */
    public static ContainerImage build(
            Path jar, List<String> flags, Jdk jdk, Path directory, Map<String, String> variables) {
        Path cache = directory.resolve("juncture.aot");
        List<String> extract =
                List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", directory.toString());
        run(line(jdk, extract), directory.getParent(), variables);
        List<String> start = new ArrayList<>(flags);
        start.addAll(List.of("-jar", "juncture-http.jar"));
        List<String> training = new ArrayList<>(jdk.training(cache));
        training.addAll(start);
        training.add("rehearse");
        run(line(jdk, training), directory, variables);
        List<String> cached = new ArrayList<>(jdk.cached(cache));
        cached.addAll(start);
        return new ContainerImage(line(jdk, cached), directory);
    }

    private static List<String> line(Jdk jdk, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(jdk.java()));
        line.addAll(arguments);
        return List.copyOf(line);
    }

    private static void run(List<String> command, Path directory, Map<String, String> variables) {
        Path log = directory.resolve(LOG);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("DATABASE_URL", "postgres://nobody@127.0.0.1:1/juncture");
        builder.environment().put("REDIS_URL", "redis://127.0.0.1:1");
        builder.environment().put("JUNCTURE_DRAIN_PAUSE", "0s");
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException cannotRun) {
            throw new UncheckedIOException(cannotRun);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
