package dev.juncture.deploy.local;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the environment and {@code .env} give; whatever they lack, the local runner provides. */
final class Given {
    private final Dotenv variables;

    private Given(Dotenv variables) {
        this.variables = variables;
    }

    static Given read() {
        try {
            return new Given(Dotenv.configure().ignoreIfMissing().load());
        } catch (DotenvException malformed) {
            throw new LocalFailure("The file .env has a line that is not NAME=value: mend or remove it.");
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean anyOf(String... names) {
        return Stream.of(names).anyMatch(name -> value(name).isPresent());
    }

    /** Where the local state is kept between runs. */
    Path home() {
        return value("JUNCTURE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".juncture"))
                .toAbsolutePath();
    }
}
