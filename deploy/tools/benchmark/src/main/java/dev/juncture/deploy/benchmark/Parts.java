package dev.juncture.deploy.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** What was started, in a folder of its own: closed in reverse order, once, also on Ctrl-C. Nothing is left behind. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Path folder;
    private boolean over;

    Parts() {
        try {
            folder = Files.createTempDirectory("juncture-benchmark");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
    }

    Path folder() {
        return folder;
    }

    synchronized <T extends AutoCloseable> T closing(T part) {
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
