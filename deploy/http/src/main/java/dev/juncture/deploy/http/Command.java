package dev.juncture.deploy.http;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.springframework.aot.AotDetector;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;

/** Commands that a runner executes instead of serving, without port, schedules and migration at the start. */
public enum Command {
    /** Prints what is wrong with the deployment. */
    DOCTOR(DoctorRunner.class, DoctorRunner::run),
    /** Migrates the schema. */
    MIGRATE(MigrateRunner.class, MigrateRunner::run),
    /** Makes this deployment the owner of its database. */
    ADOPT(AdoptRunner.class, AdoptRunner::adopt),
    /** Records that the database was restored from a backup. */
    RESTORED(AdoptRunner.class, AdoptRunner::declareRestored);

    private final Class<?> configuration;
    private final ToIntBiFunction<ApplicationContext, PrintStream> work;

    Command(Class<?> configuration, ToIntBiFunction<ApplicationContext, PrintStream> work) {
        this.configuration = configuration;
        this.work = work;
    }

    /** Returns the command that the first argument names. */
    public static Optional<Command> named(String... arguments) {
        return Stream.of(values())
                .filter(command -> arguments.length > 0
                        && arguments[0].equals(command.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Runs the command.
     *
     * @param out receives the result, as text
     * @param properties defaults for settings that the environment does not have
     * @return the exit code: 1 when something failed
     */
    public int run(PrintStream out, Map<String, Object> properties, String... arguments) {
        // A container's flags may turn this on, but only the server was prepared ahead of time.
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .run(quietly(arguments))) {
            return work.applyAsInt(context, out);
        } catch (RuntimeException reported) {
            // The failure reporter has already printed the reason.
            return 1;
        }
    }

    private static String[] quietly(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--juncture.database.migrate-at-start=false",
                                "--logging.level.root=error",
                                "--logging.level.dev.juncture=error"))
                .toArray(String[]::new);
    }
}
