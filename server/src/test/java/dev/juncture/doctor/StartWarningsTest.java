package dev.juncture.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.Logged;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class StartWarningsTest {
    private static final String PROBLEM = "The callback leads nowhere.";
    private static final String LINE = "DEFAULT_JIRA_REDIRECT_URI=https://connect.example.com";

    @Test
    void logsTheProblemOfASettingAndItsFix() {
        assertThat(logged(Finding.warning(PROBLEM, LINE))).startsWith("WARN").contains(PROBLEM, LINE);
    }

    @Test
    void logsNothingWhenSettingsAreFine() {
        assertThat(logged(Finding.OK)).isEmpty();
    }

    /** A start must not wait for a database or for Atlassian. */
    @Test
    void runsOnlyChecksOfSettings() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
                Logged log = Logged.by("dev.juncture.doctor")) {
            context.registerBean(
                    DatabaseCheck.class,
                    () -> {
                        throw new AssertionError("The database was asked.");
                    },
                    definition -> definition.setLazyInit(true));
            context.registerBean(StartWarnings.class);
            context.refresh();
            context.getBean(StartWarnings.class).logProblems();
            assertThat(log.text()).isEmpty();
        }
    }

    private static String logged(Finding finding) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
                Logged log = Logged.by("dev.juncture.doctor")) {
            context.registerBean(SettingsCheck.class, () -> new OfSettings(finding));
            context.registerBean(StartWarnings.class);
            context.refresh();
            context.getBean(StartWarnings.class).logProblems();
            return log.text();
        }
    }

    private record OfSettings(Finding finding) implements SettingsCheck {
        @Override
        public String name() {
            return "some_setting";
        }

        @Override
        public Finding run() {
            return finding;
        }

        @Override
        public String defaultFix() {
            return LINE;
        }
    }
}
