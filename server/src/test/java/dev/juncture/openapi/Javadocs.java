package dev.juncture.openapi;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.javadoc.Javadoc;
import com.github.javaparser.javadoc.JavadocBlockTag;
import com.github.javaparser.javadoc.description.JavadocDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Javadoc of classes and their components, on one line and in Markdown. */
final class Javadocs {
    private static final Pattern BLOCK_TAG = Pattern.compile(" @(?:param|return|throws) ");
    private static final Path SOURCES = Path.of("src", "main", "java");

    private final JavaParser parser =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
    private final Map<Path, CompilationUnit> units = new HashMap<>();

    Optional<String> of(Class<?> type) {
        return javadoc(type)
                .map(javadoc -> line(javadoc.getDescription()))
                .filter(description -> !description.isEmpty());
    }

    Optional<String> ofComponent(Class<?> record, String name) {
        return javadoc(record).stream()
                .flatMap(javadoc -> javadoc.getBlockTags().stream())
                .filter(tag -> tag.getType() == JavadocBlockTag.Type.PARAM)
                .filter(tag -> tag.getName().filter(name::equals).isPresent())
                .map(tag -> capitalised(line(tag.getContent())))
                .findFirst();
    }

    static String firstSentence(String description) {
        return description.replaceFirst("(?s)(?<=[.])\\s.*", "");
    }

    private Optional<Javadoc> javadoc(Class<?> type) {
        if (!type.getName().startsWith("dev.juncture.")) {
            return Optional.empty();
        }
        return unit(type).findAll(TypeDeclaration.class).stream()
                .map(declaration -> (TypeDeclaration<?>) declaration)
                .filter(declaration -> declaration
                        .getFullyQualifiedName()
                        .filter(type.getCanonicalName()::equals)
                        .isPresent())
                .findFirst()
                .flatMap(TypeDeclaration::getJavadoc);
    }

    private CompilationUnit unit(Class<?> type) {
        String file = type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return units.computeIfAbsent(SOURCES.resolve(file), path -> {
            try {
                return parser.parse(path).getResult().orElseThrow();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static String line(JavadocDescription description) {
        String text = description.toText();
        if (BLOCK_TAG.matcher(text).find()) {
            throw new IllegalStateException("A block tag must start a line of its own: " + text);
        }
        return text.replaceAll("\\{@(?:code|literal)\\s+((?:[^{}]|\\{[^{}]*})*)}", "`$1`")
                .replaceAll("\\{@link\\s+#?([^}]*)}", "`$1`")
                .replaceAll("\\s*<p>\\s*", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
