package dev.juncture.deploy.benchmark.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Lays out packages as a platform does. */
final class Packages {
    private Packages() {}

    static Path unzip(Path zip, Path directory) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && target.startsWith(directory)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
            return directory;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Packs the classes of an unzipped function into a jar beside it, because a class cache needs jars. */
    static Path jarOfClasses(Path unzipped) {
        Path jar = unzipped.resolveSibling(unzipped.getFileName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path part : files(unzipped)) {
                if (!part.startsWith(unzipped.resolve("lib"))) {
                    zip.putNextEntry(
                            new ZipEntry(unzipped.relativize(part).toString().replace('\\', '/')));
                    Files.copy(part, zip);
                }
            }
            return jar;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Returns all files below a directory, sorted by name. */
    static List<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static long bytes(Path fileOrDirectory) {
        return files(fileOrDirectory).stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }
}
