package dev.juncture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider is one package: the main code compiles without the package of Jira. */
class WithoutJiraTest {
    @TempDir
    Path output;

    @Test
    void compilesWhenThePackageIsDeleted() throws IOException {
        Path sources = Path.of("src/main/java");
        Path jira = sources.resolve("dev/juncture/jira");
        List<Path> kept;
        try (Stream<Path> files = Files.walk(sources)) {
            kept = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(jira))
                    .toList();
        }
        assertThat(jira).isDirectory();
        assertThat(kept).hasSizeGreaterThan(50);

        assertThat(errors(kept)).isEmpty();
    }

    private List<String> errors(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of("-d", output.toString(), "-cp", libraries(), "-proc:none", "-parameters"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }

    /** Returns the class path without our own classes, which would replace the deleted sources. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
