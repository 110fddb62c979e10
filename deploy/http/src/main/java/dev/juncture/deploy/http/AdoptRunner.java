package dev.juncture.deploy.http;

import dev.juncture.JunctureConfiguration;
import dev.juncture.config.DatabaseProblem;
import dev.juncture.deployment.Adoption;
import dev.juncture.deployment.OwnershipState;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Configuration of the commands {@code adopt} and {@code restored}: all of Juncture except its HTTP server. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(JunctureConfiguration.class)
class AdoptRunner {
    private static final String CONFIRM = "confirm";

    private static final String MEANING = """
            %1$s

            To adopt it means that %2$s uses its refresh tokens from now on: %3$d grants.
            A provider replaces a refresh token each time it is used. It ends a grant when an old token is used, and then
            its user has to connect again. Therefore:

              - A copy for staging or tests: delete its grants before (delete from juncture.connection), or it ends
                those of the original.
              - A backup: grants that were refreshed after it was taken are lost. Adopt it only when the database with
                the newer tokens is gone.
              - The database itself after a move, an upgrade of PostgreSQL or under a new name: adopt it once nothing
                uses the old one.

            Nothing was changed. To adopt it:

              java -jar juncture-http.jar adopt --%4$s=%2$s
            """;

    /**
     * Makes this deployment the owner of its database if its name is given as a confirmation. Prints what that means if
     * not.
     *
     * @return the exit code
     */
    static int adopt(ApplicationContext context, PrintStream out) {
        List<String> confirmed = context.getBean(ApplicationArguments.class).getOptionValues(CONFIRM);
        return run(context, adoption -> {
            OwnershipState state = adoption.state();
            if (confirmed == null && state.problem().isEmpty()) {
                out.printf("The database belongs to %s, and nothing has to be adopted.%n", state.name());
                return 0;
            }
            if (confirmed == null || !confirmed.equals(List.of(state.name()))) {
                out.printf(
                        MEANING,
                        state.problem().orElse("The database belongs to this deployment."),
                        state.name(),
                        adoption.liveGrants(),
                        CONFIRM);
                return 1;
            }
            adoption.adopt();
            out.printf("The database belongs to %s now.%n", state.name());
            return 0;
        });
    }

    /**
     * Records that the database was restored from a backup.
     *
     * @return the exit code
     */
    static int declareRestored(ApplicationContext context, PrintStream out) {
        return run(context, adoption -> {
            adoption.declareRestored();
            out.println("Nothing is refreshed in this database until the command adopt has run.");
            return 0;
        });
    }

    private static int run(ApplicationContext context, ToIntFunction<Adoption> work) {
        try {
            return work.applyAsInt(context.getBean(Adoption.class));
        } catch (DataAccessException | TransactionException unusable) {
            System.err.printf(
                    "The database of DATABASE_URL cannot be used (%s): run the command doctor.%n",
                    DatabaseProblem.of(unusable));
            return 1;
        }
    }
}
