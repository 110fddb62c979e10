package dev.juncture.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules that keep a module's packages small and its dependencies simple. Each package stands for itself, even if it lies
 * inside another one. A nested class counts as part of its top-level class.
 */
public final class PackageRules {
    private static final int MAX_FILES = 20;
    private static final int MAX_CHAIN = 8;

    private final Map<String, Set<String>> files = new TreeMap<>();
    private final DependencyGraph classes = new DependencyGraph();
    private final DependencyGraph packages = new DependencyGraph();

    private PackageRules(JavaClasses imported) {
        Set<JavaClass> written =
                imported.stream().filter(PackageRules::isWritten).collect(Collectors.toSet());
        for (JavaClass user : written) {
            files.computeIfAbsent(user.getPackageName(), name -> new TreeSet<>(Set.of("package-info.java")))
                    .add(file(user));
            user.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(written::contains)
                    .forEach(used -> addUse(topLevel(user), topLevel(used)));
        }
    }

    /**
     * Checks that no packages and no top-level classes form a cycle, that no package has more than 20 files, and that no
     * chain of packages, each of which uses the next one, is longer than 8.
     *
     * @throws AssertionError with one message for each violation
     */
    public static void check(JavaClasses classes) {
        List<String> violations = new PackageRules(classes).violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }

    /** Excludes the classes that Spring generates into the same folder. Their names contain these marks. */
    private static boolean isWritten(JavaClass each) {
        return !each.getName().contains("__") && !each.getName().contains("$$");
    }

    private static String file(JavaClass each) {
        return each.getSource()
                .flatMap(Source::getFileName)
                .orElseGet(() -> topLevel(each).getSimpleName() + ".java");
    }

    private static JavaClass topLevel(JavaClass each) {
        return each.getEnclosingClass().map(PackageRules::topLevel).orElse(each);
    }

    private void addUse(JavaClass user, JavaClass used) {
        String use = user.getName() + " uses " + used.getName();
        if (!user.equals(used)) {
            classes.add(user.getName(), used.getName(), use);
        }
        if (!user.getPackageName().equals(used.getPackageName())) {
            packages.add(user.getPackageName(), used.getPackageName(), use);
        }
    }

    private List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (files.isEmpty()) {
            violations.add("There are no classes to check");
        }
        List<SortedSet<String>> packageCycles = packages.cycles();
        packageCycles.forEach(cycle -> violations.add("Packages form a cycle" + explain(cycle, packages)));
        classes.cycles().forEach(cycle -> violations.add("Classes form a cycle" + explain(cycle, classes)));
        files.forEach((name, sources) -> {
            if (sources.size() > MAX_FILES) {
                violations.add("Package %s has %d files, package-info.java included; the limit is %d"
                        .formatted(name, sources.size(), MAX_FILES));
            }
        });
        // If there is a cycle, a chain has no end.
        List<String> chain = packageCycles.isEmpty() ? packages.longestChain() : List.of();
        if (chain.size() > MAX_CHAIN) {
            violations.add("The longest chain of packages has %d, the limit is %d: %s"
                    .formatted(chain.size(), MAX_CHAIN, String.join(" -> ", chain)));
        }
        return violations;
    }

    private static String explain(SortedSet<String> cycle, DependencyGraph graph) {
        return graph.examples(cycle).stream()
                .collect(Collectors.joining("\n  ", ": " + String.join(", ", cycle) + "\n  ", ""));
    }
}
