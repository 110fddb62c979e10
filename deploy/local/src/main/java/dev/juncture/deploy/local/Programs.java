package dev.juncture.deploy.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs on the PATH, and PostgreSQL's programs where Debian installs them, which is not on the PATH. */
final class Programs {
    private Programs() {}

    static Optional<Path> find(String name) {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), debian())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> debian() {
        return Stream.of("18", "17", "16", "15").map(version -> "/usr/lib/postgresql/" + version + "/bin");
    }
}
