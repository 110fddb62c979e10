package dev.juncture.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The folder with the state of a local runner. One runner uses it at a time, and only its owner can read it. */
final class Home implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String ENVIRONMENT = "local.env";

    private final Path folder;
    private final FileChannel lockFile;

    private Home(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** @throws LocalFailure when another runner uses the folder, or when it cannot be written */
    static Home open(Path folder) {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new LocalFailure(
                        "Another local runner uses " + folder + ": stop it, or set JUNCTURE_HOME to another folder.");
            }
            return new Home(folder, lockFile);
        } catch (IOException unusable) {
            throw new LocalFailure("The folder " + folder + " cannot be used (" + unusable.getMessage()
                    + "): set JUNCTURE_HOME to one that can be written.");
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Returns the variables that the last run wrote, to keep its keys. */
    Map<String, String> environment() {
        Path file = path(ENVIRONMENT);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.matches("[A-Z_]+='.*'"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(
                            parts -> parts[0],
                            parts -> parts[1].substring(1, parts[1].length() - 1),
                            (first, second) -> second,
                            LinkedHashMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes variables for {@code psql} or a second process, which read them with {@code set -a; . local.env}. */
    void writeEnvironment(Map<String, String> variables) {
        String text = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        try {
            Path unfinished = path(ENVIRONMENT + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            restrict(unfinished, "rw-------");
            Files.writeString(unfinished, text);
            Files.move(
                    unfinished, path(ENVIRONMENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException ignored) {
            // The end of the process releases the lock too.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
