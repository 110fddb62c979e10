package dev.juncture.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code .env.example} lists what the code reads, no less and no more. */
class EnvironmentExampleTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^([A-Z][A-Z0-9_]+)=");
    /** The local runner reads these two itself, before there is a Spring environment. */
    private static final Set<String> READ_BY_HAND = Set.of("JUNCTURE_HOME", "PORT");

    @Test
    void namesEveryVariableThatIsReadAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>(READ_BY_HAND);
        for (String file : new String[] {
            "server/src/main/resources/juncture.properties",
            "deploy/http/src/main/resources/application.properties",
            "deploy/local/src/main/resources/local.properties"
        }) {
            read.addAll(names(PLACEHOLDER, Files.readString(ROOT.resolve(file))));
        }

        assertThat(names(EXAMPLE, Files.readString(ROOT.resolve(".env.example"))))
                .isEqualTo(read);
    }

    @Test
    void readsNoVariableThatTheExampleLacks() throws IOException {
        Pattern direct = Pattern.compile("System\\.getenv\\(\"([A-Z][A-Z0-9_]+)\"\\)|value\\(\"([A-Z][A-Z0-9_]+)\"\\)");
        Set<String> example = names(EXAMPLE, Files.readString(ROOT.resolve(".env.example")));
        for (String module : new String[] {"server", "deploy/http", "deploy/local"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Set<String> names = direct.matcher(Files.readString(file))
                            .results()
                            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                            .collect(Collectors.toSet());
                    assertThat(example).as(file.toString()).containsAll(names);
                }
            }
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
