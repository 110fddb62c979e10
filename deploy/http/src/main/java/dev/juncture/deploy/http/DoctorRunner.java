package dev.juncture.deploy.http;

import dev.juncture.JunctureConfiguration;
import dev.juncture.doctor.Doctor;
import dev.juncture.doctor.Report;
import java.io.PrintStream;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Looks at a deployment without serving it: everything but the port, the schedules and the migrations. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JunctureConfiguration.class)
public class DoctorRunner {
    /** The command's name, as the first argument. */
    public static final String COMMAND = "doctor";

    /** It only looks, and a database that is down is something to tell, not a reason to stop. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    /**
     * Prints what it finds.
     *
     * @param properties beside the environment's
     * @return the exit code: 1 when something failed
     */
    public static int run(PrintStream out, Map<String, Object> properties, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoctorRunner.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .run(withoutChatter(arguments))) {
            Report report = context.getBean(Doctor.class).examine();
            out.print(report.text());
            return report.hasFailure() ? 1 : 0;
        } catch (RuntimeException reported) {
            // The start's own reporter has said in one sentence which setting is wrong.
            return 1;
        }
    }

    private static String[] withoutChatter(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--logging.level.root=error";
        all[arguments.length + 1] = "--logging.level.dev.juncture=error";
        return all;
    }
}
