package dev.juncture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.juncture.http.Request;
import dev.juncture.http.Response;
import dev.juncture.http.Router;
import dev.juncture.http.browser.Redirect;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The way that dependencies point. */
@AnalyzeClasses(packages = "dev.juncture", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each package may use those before it. */
    private static final List<String> ORDER = List.of(
            "config",
            "schema",
            "http",
            "doctor",
            "project",
            "provider",
            "connection",
            "token",
            "oauth",
            "jira",
            "audit");

    /** Beside them: they use the way in and what stands before it, and nothing else. */
    private static final List<String> BESIDE = List.of("health", "openapi", "limit", "queue");

    @ArchTest
    static final ArchRule neutralPackagesDoNotKnowJira = noClasses()
            .that(not(resideInAnyPackage("dev.juncture.jira..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.juncture.jira..");

    @ArchTest
    static void dependenciesPointOneWay(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = Stream.concat(ORDER.stream().skip(i + 1L), BESIDE.stream())
                    .map(name -> "dev.juncture." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.juncture." + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule everyPackageHasItsPlaceInTheOrder = classes()
            .that()
            .resideInAPackage("dev.juncture..*")
            .should()
            .resideInAnyPackage(Stream.concat(ORDER.stream(), BESIDE.stream())
                    .map(name -> "dev.juncture." + name + "..")
                    .toArray(String[]::new));

    @ArchTest
    static void thoseBesideKnowOnlyTheWayIn(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (String name : BESIDE) {
            String itself = "dev.juncture." + name + "..";
            noClasses()
                    .that()
                    .resideInAPackage(itself)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.juncture..")
                            .and(not(resideInAnyPackage(
                                    itself, "dev.juncture.http..", "dev.juncture.config..", "dev.juncture.schema.."))))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule knowsNoServletAndNoCloud = noClasses()
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
    static final ArchRule everyRandomNumberIsTheSystems = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(RandomGenerator.class).and(not(type(SecureRandom.class))))
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule operationsSpeakNoHttp = classes()
            .that()
            .implement(Function.class)
            .and()
            .areNotAssignableTo(Router.class)
            .and()
            // Passing HTTP on is what these are for.
            .resideOutsideOfPackages("dev.juncture.jira.proxy", "dev.juncture.jira.attachment")
            .and()
            .areTopLevelClasses()
            .should(haveNoHttpTypeInTheirSignatures());

    @ArchTest
    static final ArchRule routesAndRepositoriesStayInTheirPackages = classes()
            .that()
            .haveSimpleNameEndingWith("Routes")
            .and()
            .areNotInterfaces()
            .or()
            .haveSimpleNameEndingWith("Repository")
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
