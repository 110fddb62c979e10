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

/** What a runner does in place of serving, by its first argument: without the port, the schedules and start's own work. */
public enum Command {
    /** Prints what is wrong with the deployment. */
    DOCTOR(DoctorRunner.class, DoctorRunner::run),
    /** Migrates the schema. */
    MIGRATE(MigrateRunner.class, MigrateRunner::run);

    private final Class<?> parts;
    private final ToIntBiFunction<ApplicationContext, PrintStream> work;

    Command(Class<?> parts, ToIntBiFunction<ApplicationContext, PrintStream> work) {
        this.parts = parts;
        this.work = work;
    }

    public static Optional<Command> named(String... arguments) {
        return Stream.of(values())
                .filter(command -> arguments.length > 0
                        && arguments[0].equals(command.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * @param properties beside the environment's
     * @return the exit code: 1 when something failed
     */
    public int run(PrintStream out, Map<String, Object> properties, String... arguments) {
        // What was prepared ahead of time is the server, whatever a container's flags say.
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .run(quietly(arguments))) {
            return work.applyAsInt(context, out);
        } catch (RuntimeException reported) {
            // The start's own reporter has said in one sentence which setting is wrong.
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
