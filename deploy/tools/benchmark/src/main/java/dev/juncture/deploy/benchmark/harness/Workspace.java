package dev.juncture.deploy.benchmark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * The folder and the started parts of one benchmark. Closes the parts in reverse order and deletes the folder, also on
 * Ctrl-C.
 */
public final class Workspace implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Path folder;
    private boolean over;

    public Workspace() {
        try {
            folder = Files.createTempDirectory("juncture-benchmark");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    /** Returns a temporary folder, which is deleted at the end. */
    public Path folder() {
        return folder;
    }

    /** Takes over a part, to close it at the end. */
    public synchronized <T extends AutoCloseable> T closing(T part) {
        if (over) {
            close(part);
            throw new IllegalStateException("Stopped before everything had started");
        }
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!started.isEmpty()) {
            close(started.pop());
        }
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException left) {
                System.err.println("While cleaning up: " + left.getMessage());
            }
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            System.err.println("While stopping: " + failure.getMessage());
        }
    }
}
