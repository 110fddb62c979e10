package dev.juncture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.juncture.architecture.PackageRules;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.http.browser.Redirect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;

/** The order of packages, and rules for what single packages use. */
@AnalyzeClasses(
        packages = "dev.juncture",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyThisModule.class})
class ArchitectureTest {
    /** Leaves out the module of the rules themselves. */
    static final class OnlyThisModule implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("architecture");
        }
    }

    private static final String ROOT = "dev.juncture.";
    private static final Path SOURCES = Path.of("src/main/java/dev/juncture");
    private static final Pattern JIRA = Pattern.compile("jira|atlassian", Pattern.CASE_INSENSITIVE);

    /** Each package may use those before it, and no other. docs/architecture.md says what each is for. */
    private static final List<String> ORDER = List.of(
            "error",
            "config",
            "secret",
            "memory",
            "project",
            "route",
            "redis",
            "operation",
            "crypto",
            "provider",
            "schema",
            "doctor",
            "health",
            "connection",
            "connection.api",
            "http.body",
            "http.browser",
            "http",
            "edge",
            "auth",
            "limit",
            "deployment",
            "deployment.doctor",
            "token",
            "token.upkeep",
            "token.rotation",
            "oauth",
            "oauth.confirmation",
            "frontend",
            "openapi",
            "queue",
            "audit",
            "jira",
            "jira.adf.block",
            "jira.adf.markdown",
            "jira.adf.node",
            "jira.adf.align",
            "jira.adf.patch",
            "jira.adf",
            "jira.resilience",
            "jira.client",
            "jira.paging",
            "jira.oauth",
            "jira.scope",
            "jira.doctor",
            "jira.site",
            "jira.picker",
            "jira.proxy",
            "jira.attachment",
            "jira.user",
            "jira.metadata",
            "jira.name",
            "jira.search",
            "jira.once",
            "jira.board",
            "jira.project",
            "jira.comment",
            "jira.worklog",
            "jira.changelog",
            "jira.watcher",
            "jira.link",
            "jira.sprint",
            "jira.issue");

    @ArchTest
    static void keepsToTheRulesForPackages(JavaClasses classes) {
        PackageRules.check(classes);
    }

    @ArchTest
    static void usesOnlyEarlierPackages(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(user -> isOurs(user) && !user.getPackageName().equals("dev.juncture"))
                        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                        .filter(use -> isOurs(use.getTargetClass()))
                        .filter(use -> place(use.getTargetClass()) > place(use.getOriginClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    /** Functions do not search for listener methods, because that costs start-up time. Use an ApplicationListener. */
    @ArchTest
    static final ArchRule LISTENERS_ARE_NO_METHODS =
            noClasses().should().dependOnClassesThat().areAssignableTo(EventListener.class);

    private static boolean isOurs(JavaClass each) {
        return each.getBaseComponentType().getPackageName().startsWith("dev.juncture");
    }

    private static int place(JavaClass each) {
        String name = each.getBaseComponentType().getPackageName();
        int place = name.startsWith(ROOT) ? ORDER.indexOf(name.substring(ROOT.length())) : ORDER.size();
        assertThat(place).as("the place of %s in the order", name).isNotNegative();
        return place;
    }

    /** Checks comments and texts too: code for all providers must not name the first provider. */
    @Test
    void namesJiraOnlyInItsPackage() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(SOURCES.resolve("jira")))
                            .flatMap(ArchitectureTest::linesWithJira))
                    .isEmpty();
        }
    }

    private static Stream<String> linesWithJira(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> JIRA.matcher(line).find())
                    .map(line -> SOURCES.relativize(file) + ": " + line.strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ArchTest
    static final ArchRule operationsAreCalledWithoutHttp = noClasses()
            .that()
            .resideInAPackage("dev.juncture.operation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.juncture.http..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule usesNoServletAndNoCloud = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..",
                    "javax.servlet..",
                    "org.springframework.web.servlet..",
                    "org.springframework.boot.web.server..",
                    "org.apache.catalina..",
                    "com.amazonaws..",
                    "software.amazon..",
                    "com.azure..",
                    "com.microsoft..",
                    "com.google.cloud..",
                    "org.springframework.cloud.function.adapter..");

    /** A snapshot of a process would give each of its copies the same numbers. */
    @ArchTest
    static final ArchRule takesRandomNumbersFromTheSystem = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class).and(not(type(SecureRandom.class))))
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule operationsHaveNoHttpTypes = classes()
            .that()
            .implement(Function.class)
            .and()
            .areNotAssignableTo(Router.class)
            .and()
            .areTopLevelClasses()
            .should(haveNoHttpTypeInTheirSignatures());

    @ArchTest
    static final ArchRule routesStayInTheirPackages = classes()
            .that()
            .haveSimpleNameEndingWith("Routes")
            .and()
            .areNotInterfaces()
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule operationsStayInTheirPackages = classes()
            .that()
            .implement(Function.class)
            .and()
            .areNotAssignableTo(Router.class)
            .should()
            .notHaveModifier(JavaModifier.PUBLIC);

    private static ArchCondition<JavaClass> haveNoHttpTypeInTheirSignatures() {
        return new ArchCondition<>("have no HTTP type in their signatures") {
            @Override
            public void check(JavaClass operation, ConditionEvents events) {
                Stream<JavaClass> interfaces = operation.getInterfaces().stream()
                        .map(JavaType::getAllInvolvedRawTypes)
                        .flatMap(types -> types.stream());
                Stream<JavaClass> methods = operation.getMethods().stream()
                        .flatMap(method -> Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType())));
                Stream<JavaClass> constructors = operation.getConstructors().stream()
                        .flatMap(constructor -> constructor.getRawParameterTypes().stream());
                Stream.of(interfaces, methods, constructors)
                        .flatMap(types -> types)
                        .filter(type -> !type.isEquivalentTo(Redirect.class))
                        .filter(type -> type.isEquivalentTo(Request.class)
                                || type.isEquivalentTo(Response.class)
                                || type.getPackageName().startsWith("org.springframework.http"))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                operation, operation.getName() + " has " + type.getName() + " in a signature")));
            }
        };
    }
}
