package dev.juncture.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Runs all checks side by side: one that hangs or breaks hides no other. */
@Component
public class Doctor {
    private static final Logger log = LoggerFactory.getLogger(Doctor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Check> checks;
    private final Duration patience;

    @Autowired
    Doctor(ObjectProvider<Check> checks) {
        this(checks.stream().toList(), PATIENCE);
    }

    Doctor(List<Check> checks, Duration patience) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
        this.patience = patience;
    }

    /** Takes a few seconds at most. */
    public Report examine() {
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            Map<Check, Future<Finding>> looking =
                    checks.stream().collect(Collectors.toMap(check -> check, check -> executor.submit(check::look)));
            return Report.of(checks.stream()
                    .map(check -> Report.Checked.of(check.name(), finding(check, looking.get(check), deadline)))
                    .toList());
        } finally {
            // Whoever is late is told so, and not waited for.
            executor.shutdownNow();
        }
    }

    private Finding finding(Check check, Future<Finding> looking, long deadline) {
        try {
            return looking.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Finding.failed(
                    "There was no answer within %d ms.".formatted(patience.toMillis()), check.lineForNoAnswer());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.failed("The doctor was interrupted before there was an answer.", check.lineForNoAnswer());
        } catch (ExecutionException broken) {
            // No message: whatever failed may have put anything into it.
            String cause = broken.getCause().getClass().getSimpleName();
            log.atError()
                    .addKeyValue("check", check.name())
                    .addKeyValue("cause", cause)
                    .log("check failed");
            return Finding.failed("Looking failed unexpectedly (" + cause + ").", check.lineForNoAnswer());
        }
    }
}
