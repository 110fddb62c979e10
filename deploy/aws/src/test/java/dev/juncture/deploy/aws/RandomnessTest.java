package dev.juncture.deploy.aws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** As in the server: with any other generator, all copies of a snapshot would produce the same numbers. */
@AnalyzeClasses(packages = "dev.juncture.deploy.aws", importOptions = ImportOption.DoNotIncludeTests.class)
class RandomnessTest {
    @ArchTest
    static final ArchRule isTheSystems = noClasses()
            .should(dependOnClassesThat(
                    assignableTo(RandomGenerator.class).and(DescribedPredicate.not(type(SecureRandom.class)))))
            .orShould()
            .callMethod(Math.class, "random");
}
