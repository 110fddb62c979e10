package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MigrateRunnerTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void migratesWithDatabaseUrlAlone(CapturedOutput output) {
        Map<String, Object> settings =
                Map.of("DATABASE_URL", TestPostgres.shared().freshDatabaseUrl());
        int before = output.getAll().length();

        assertThat(migrate(settings)).isZero();
        assertThat(migrate(settings)).isZero();

        assertThat(printed().lines().map(line -> line.replaceAll("\\d+", "#")))
                .containsOnly("The schema is at version #; migrations applied: #.");
        assertThat(printed().lines().skip(1)).allMatch(line -> line.endsWith("applied: 0."));
        assertThat(output.getAll().substring(before)).as("no log beside it").isEmpty();
    }

    @Test
    void reportsWhyItCannotMigrate(CapturedOutput output) {
        TestPostgres postgres = TestPostgres.start();
        String database = postgres.url();
        postgres.close();

        assertThat(migrate(Map.of("DATABASE_URL", database, "spring.flyway.connect-retries", "0")))
                .isOne();
        assertThat(printed()).isEmpty();
        assertThat(output.getErr()).startsWith("The schema cannot be migrated with DATABASE_URL (");
        assertThat(output.getErr().strip().lines()).hasSize(1);
    }

    @Test
    void namesTheSettingThatIsMissing(CapturedOutput output) {
        assertThat(migrate(Map.of())).isOne();
        assertThat(output.getErr().strip()).startsWith("DATABASE_URL is missing; for example ");
    }

    private int migrate(Map<String, Object> settings) {
        return Command.named("migrate")
                .orElseThrow()
                .run(new PrintStream(printed, true, StandardCharsets.UTF_8), settings, "migrate");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
