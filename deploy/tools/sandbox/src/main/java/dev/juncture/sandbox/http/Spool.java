package dev.juncture.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps uploads in a temporary directory while the sandbox runs. */
final class Spool implements AutoCloseable {
    static final long LARGEST = 256L << 20;

    private @Nullable Path directory;

    /** Reads to the end. Returns empty when the upload is too large. */
    Optional<Region> keep(InputStream body) throws IOException {
        Path file = Files.createTempFile(directory(), "upload", "");
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size <= LARGEST) {
                    out.write(buffer, 0, read);
                }
            }
        }
        if (size > LARGEST) {
            Files.delete(file);
            return Optional.empty();
        }
        return Optional.of(new Region(file, 0, size));
    }

    @Override
    public synchronized void close() {
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException cannotDelete) {
            throw new UncheckedIOException(cannotDelete);
        }
        directory = null;
    }

    private synchronized Path directory() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("juncture-sandbox");
        }
        return directory;
    }
}
