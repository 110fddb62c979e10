package dev.juncture.document;

import dev.juncture.testing.Generated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the repository, without files that a build creates. */
final class Repository {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> MADE = Set.of("target", "node_modules", ".git", ".idea", ".vscode");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|ts|properties|xml|yaml|bicep|json|mjs)|\\.env\\.example");

    private final Set<String> files = new TreeSet<>();
    private final Set<String> folders = new TreeSet<>();

    Repository() {
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (MADE.contains(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    folders.add(name(folder));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(name(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path path) {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }

    List<MarkdownDocument> documents() {
        return files.stream()
                .filter(file -> file.endsWith(".md"))
                .map(file -> MarkdownDocument.of(file, read(file)))
                .toList();
    }

    boolean has(String path) {
        return hasFile(path) || hasFolder(path);
    }

    boolean hasFile(String path) {
        return files.contains(path);
    }

    boolean hasFolder(String path) {
        return folders.contains(path.replaceAll("/$", ""));
    }

    /** Returns whether some folder has a file with this name. */
    boolean hasFileNamed(String name) {
        return files.stream().anyMatch(file -> file.equals(name) || file.endsWith("/" + name));
    }

    /** Returns whether a build makes a file with this name. */
    boolean makes(String product) {
        String name = product.replaceAll("\\.(jar|zip)$", "");
        return texts(file -> file.endsWith("pom.xml") || file.contains("/src/build/"))
                .anyMatch(text -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b(?!-)")
                        .matcher(text)
                        .find());
    }

    /** Returns all files whose path the pattern finds. */
    Set<String> files(Pattern path) {
        return files.stream().filter(file -> path.matcher(file).find()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what the group of a pattern finds in the source files that another pattern finds. */
    Set<String> find(Pattern path, Pattern group) {
        return texts(file -> path.matcher(file).find())
                .flatMap(text -> group.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> texts(Predicate<String> path) {
        return files.stream()
                .filter(path)
                .filter(file ->
                        TEXT.matcher(file.substring(file.lastIndexOf('/') + 1)).matches())
                .map(this::read);
    }

    String read(String file) {
        return Generated.read(ROOT.resolve(file));
    }
}
