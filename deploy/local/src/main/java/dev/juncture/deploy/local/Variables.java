package dev.juncture.deploy.local;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables of the environment and of {@code .env}. The local runner provides those that are missing. */
final class Variables {
    private final Dotenv dotenv;

    private Variables(Dotenv dotenv) {
        this.dotenv = dotenv;
    }

    static Variables read() {
        try {
            return new Variables(Dotenv.configure().ignoreIfMissing().load());
        } catch (DotenvException malformed) {
            throw new LocalFailure("The file .env has a line that is not NAME=value: correct or remove it.");
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(dotenv.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean anyOf(String... names) {
        return Stream.of(names).anyMatch(name -> value(name).isPresent());
    }

    /** Returns the folder that keeps the local state between runs. */
    Path home() {
        return value("JUNCTURE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".juncture"))
                .toAbsolutePath();
    }
}
