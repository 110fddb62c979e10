package dev.juncture.deploy.gcp;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.juncture.architecture.PackageRules;

@AnalyzeClasses(packages = "dev.juncture.deploy.gcp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static void keepsToTheRulesForPackages(JavaClasses classes) {
        PackageRules.check(classes);
    }
}
