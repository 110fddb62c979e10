package dev.juncture.edge;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The functions without input, which a platform's clock runs by name. A failure is logged by its kind only, because its
 * message may quote a row.
 */
@Component
public class ScheduledFunctions {
    private static final Logger log = LoggerFactory.getLogger(ScheduledFunctions.class);

    private final Map<String, Supplier<?>> functions;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param functions by their names as beans */
    public ScheduledFunctions(Map<String, Supplier<?>> functions) {
        this.functions = new TreeMap<>(functions);
    }

    /** Returns the names in alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(functions.keySet());
    }

    /**
     * Runs a function and logs its failure.
     *
     * @return the kind of the failure; empty after a success
     * @throws IllegalArgumentException when no function has this name
     */
    public Optional<String> failureOf(String name) {
        return failureOf(name, true);
    }

    /** Runs a function and logs its failure, unless its last run failed too. For a process that runs it again and again. */
    public void runRepeatedly(String name) {
        if (failureOf(name, !failing.contains(name)).isPresent()) {
            failing.add(name);
        } else {
            failing.remove(name);
        }
    }

    private Optional<String> failureOf(String name, boolean logged) {
        Supplier<?> function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("There is no scheduled function " + name + ".");
        }
        try {
            function.get();
            return Optional.empty();
        } catch (RuntimeException failed) {
            String reason = failed.getClass().getSimpleName();
            if (logged) {
                log.atError()
                        .addKeyValue("operation", name)
                        .addKeyValue("reason", reason)
                        .log("scheduled function fails");
            }
            return Optional.of(reason);
        }
    }
}
