package dev.juncture.sandbox.auth;

import dev.juncture.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Keeps the state in a file that only its owner may read; without a file, keeps nothing. */
final class StateFile {
    private final Optional<Path> path;

    StateFile(Optional<Path> path) {
        this.path = path.map(Path::toAbsolutePath);
    }

    State load() {
        return path.filter(Files::exists).map(StateFile::read).orElse(State.EMPTY);
    }

    /** Writes another file and moves it into place, so a crash in between keeps the old state complete. */
    void save(State state) {
        path.ifPresent(file -> {
            try {
                Files.createDirectories(file.getParent());
                Path fresh = emptyFileBeside(file);
                Files.write(fresh, Json.MAPPER.writeValueAsBytes(state));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException cannotWrite) {
                throw new UncheckedIOException(cannotWrite);
            }
        });
    }

    private static State read(Path file) {
        try {
            return Json.MAPPER.readValue(file, State.class);
        } catch (JacksonException unreadable) {
            throw new IllegalStateException(
                    "The sandbox's state file " + file + " cannot be read. Delete it to start afresh.", unreadable);
        }
    }

    private static Path emptyFileBeside(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        String prefix = file.getFileName() + ".";
        return posix
                ? Files.createTempFile(
                        file.getParent(),
                        prefix,
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), prefix, ".new");
    }
}
