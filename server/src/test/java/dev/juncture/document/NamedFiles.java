package dev.juncture.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds links and names of files that lead nowhere. */
final class NamedFiles {
    private static final Pattern WITH_SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern PATH = Pattern.compile("[\\w.@-]+(?:/[\\w.@-]+)+/?|\\.?[\\w-]+/");
    private static final Pattern FILE = Pattern.compile(
            "[\\w.-]+\\.(?:java|md|yaml|yml|json|tsx?|mjs|properties|xml|bicep|flags|html|css|svg|jar|zip)");
    private static final Pattern TEST_CLASS = Pattern.compile("[A-Z]\\w*[a-z](?:Test|IT)");

    /** Patterns for names, and files that Azure's tools make. */
    private static final Set<String> NO_FILES = Set.of("PascalCase.tsx", "useX.ts", "function.json");

    private final Repository repository;

    NamedFiles(Repository repository) {
        this.repository = repository;
    }

    /** Returns what is wrong with the target of a link. */
    Optional<String> problemOfLink(MarkdownDocument document, String target) {
        if (WITH_SCHEME.matcher(target).matches()) {
            return Optional.empty();
        }
        String[] parts = target.split("#", 2);
        String decoded = URLDecoder.decode(parts[0].replace("+", "%2B"), StandardCharsets.UTF_8);
        String path = decoded.isEmpty() ? document.path() : resolved(document, decoded);
        if (!repository.has(path)) {
            return Optional.of("links to " + target + ", which does not exist");
        }
        if (parts.length == 2 && !anchorExists(document, path, parts[1])) {
            return Optional.of("links to " + target + ", but " + path + " has no such heading");
        }
        return Optional.empty();
    }

    private boolean anchorExists(MarkdownDocument document, String path, String anchor) {
        MarkdownDocument other =
                path.equals(document.path()) ? document : MarkdownDocument.of(path, repository.read(path));
        return other.anchors().contains(anchor);
    }

    /** Returns what is wrong with a text in backticks that looks like a file or a test. */
    Optional<String> problemOfName(MarkdownDocument document, String name) {
        boolean isMissing;
        if (PATH.matcher(name).matches()) {
            isMissing = looksLikeOurs(document, name) && !existsOrIsMade(document, name);
        } else if (FILE.matcher(name).matches()) {
            isMissing = !NO_FILES.contains(name) && !repository.hasFileNamed(name) && !isMade(name);
        } else {
            isMissing = TEST_CLASS.matcher(name).matches() && !repository.hasFileNamed(name + ".java");
        }
        return isMissing ? Optional.of("names " + name + ", which does not exist") : Optional.empty();
    }

    /** Returns whether the path starts in a folder of the repository, or in one beside the document. */
    private boolean looksLikeOurs(MarkdownDocument document, String path) {
        String first = path.substring(0, path.indexOf('/'));
        return repository.hasFolder(first) || repository.hasFolder(resolved(document, first));
    }

    /** Returns whether the path leads to something from the repository's folder or from the document's. */
    boolean existsOrIsMade(MarkdownDocument document, String path) {
        return repository.has(path.replaceAll("/$", ""))
                || repository.has(resolved(document, path))
                || path.contains("target/") && isMade(path.substring(path.lastIndexOf('/') + 1));
    }

    private boolean isMade(String name) {
        return (name.endsWith(".jar") || name.endsWith(".zip")) && repository.makes(name);
    }

    private static String resolved(MarkdownDocument document, String path) {
        return Path.of("/", document.folder())
                .resolve(path)
                .normalize()
                .toString()
                .substring(1);
    }
}
