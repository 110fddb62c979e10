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

/** Runs all checks in parallel. A check that hangs or throws does not affect the others. */
@Component
public class Doctor {
    private static final Logger log = LoggerFactory.getLogger(Doctor.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<Check> checks;
    private final Duration timeout;

    @Autowired
    Doctor(ObjectProvider<Check> checks) {
        this(checks.stream().toList(), TIMEOUT);
    }

    Doctor(List<Check> checks, Duration timeout) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
        this.timeout = timeout;
    }

    /** Runs all checks, which takes five seconds at most. A check that takes longer is reported as failed. */
    public Report runChecks() {
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long deadline = System.nanoTime() + timeout.toNanos();
            Map<Check, Future<Finding>> running =
                    checks.stream().collect(Collectors.toMap(check -> check, check -> executor.submit(check::run)));
            return Report.of(checks.stream()
                    .map(check -> Report.Checked.of(check.name(), finding(check, running.get(check), deadline)))
                    .toList());
        } finally {
            // Interrupts the checks that are late.
            executor.shutdownNow();
        }
    }

    private Finding finding(Check check, Future<Finding> running, long deadline) {
        try {
            return running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Finding.failed(
                    "There was no answer within %d ms.".formatted(timeout.toMillis()), check.defaultFix());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.failed("The doctor was interrupted before there was an answer.", check.defaultFix());
        } catch (ExecutionException broken) {
            // Without the exception's message, which may contain a secret.
            String cause = broken.getCause().getClass().getSimpleName();
            log.atError()
                    .addKeyValue("check", check.name())
                    .addKeyValue("cause", cause)
                    .log("a check of the doctor failed unexpectedly");
            return Finding.failed("The check failed unexpectedly (" + cause + ").", check.defaultFix());
        }
    }
}
