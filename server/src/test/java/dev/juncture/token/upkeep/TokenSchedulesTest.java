package dev.juncture.token.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

class TokenSchedulesTest {
    private static final Set<String> NAMES = TokenSchedules.PAUSES.keySet();

    /** A function without an input is scheduled, except for the migration, which a deployment runs. */
    @Test
    void nameEveryScheduledFunction() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.juncture").stream()
                                .filter(type ->
                                        type.isAnnotatedWith(Component.class) && type.isAssignableTo(Supplier.class))
                                .map(JavaClass::getSimpleName)
                                .map(StringUtils::uncapitalize)
                                .filter(name -> !name.equals("migrate")))
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../docs/operations.md; (?m)^\\| `(\\w+)` \\| (?:\\d+ minutes|hour|day) \\|",
                "../deploy/aws/template.yaml; -(\\w+)\\n +Schedule: rate",
                "../deploy/azure/src/main/java/dev/juncture/deploy/azure/TimerFunctions.java; @FunctionName\\(\"(\\w+)\"\\)",
                "../deploy/gcp/README.md; (?m)^ +schedule \\S+ (\\w+) '"
            })
    void runOnEveryPlatform(Path file, String schedule) throws IOException {
        assertThat(Pattern.compile(schedule)
                        .matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(NAMES);
    }
}
