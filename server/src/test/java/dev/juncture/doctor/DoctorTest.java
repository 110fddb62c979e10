package dev.juncture.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.doctor.Finding.Status;
import dev.juncture.doctor.Report.Checked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void reportsTheOtherChecksWhenOneHangs() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Check hangs = check("b_hangs", () -> {
            try {
                new CountDownLatch(1).await();
                return Finding.OK;
            } finally {
                interrupted.countDown();
            }
        });
        Report report = new Doctor(List.of(hangs, fine("c"), fine("a")), Duration.ofMillis(300)).runChecks();

        assertThat(report.checks())
                .containsExactly(
                        new Checked("a", Status.OK, null, null),
                        new Checked("b_hangs", Status.FAILED, "There was no answer within 300 ms.", "B_HANGS=line"),
                        new Checked("c", Status.OK, null, null));
        assertThat(report.hasFailure()).isTrue();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void reportsTheOtherChecksWhenOneThrowsWithoutQuotingIt() {
        Check breaks = check("breaks", () -> {
            throw new IllegalStateException("hunter2");
        });
        Report report = new Doctor(List.of(breaks, fine("fine")), LONG).runChecks();

        assertThat(report.checks()).extracting(Checked::status).containsExactly(Status.FAILED, Status.OK);
        assertThat(report.text())
                .contains("IllegalStateException", "BREAKS=line")
                .doesNotContain("hunter2");
    }

    @Test
    void runsChecksAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Finding> meets = () -> {
            both.await(30, TimeUnit.SECONDS);
            return Finding.OK;
        };
        assertThat(new Doctor(List.of(check("a", meets), check("b", meets)), LONG)
                        .runChecks()
                        .status())
                .isEqualTo(Status.OK);
    }

    @Test
    void hasTheStatusOfTheWorstCheck() {
        Check warns = check("warns", () -> Finding.warning("It is derived.", "KEY=value"));
        assertThat(new Doctor(List.of(fine("a"), warns), LONG).runChecks().status())
                .isEqualTo(Status.WARNING);
        assertThat(new Doctor(List.of(), LONG).runChecks().status()).isEqualTo(Status.OK);
    }

    @Test
    void printsTheProblemAndTheFixBelowEachCheck() {
        Check warns = check("warns_much", () -> Finding.warning("It is derived.", "KEY=value"));
        assertThat(new Doctor(List.of(fine("a"), warns), LONG).runChecks().text())
                .isEqualTo("""
                        ok       a
                        warning  warns_much
                                 It is derived.
                                 fix: KEY=value
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK, ''",
        "10, OK, ''",
        "-10, OK, ''",
        "11, WARNING, behind",
        "-11, WARNING, ahead of",
        "61, FAILED, behind",
        "-61, FAILED, ahead of",
    })
    void reportsTheDifferenceOfAClock(int seconds, Status status, String how) {
        Instant told = seconds < 0 ? NOW.plusSeconds(seconds) : NOW.plusSeconds(2 + seconds);
        Finding finding = ClockSkew.between(NOW, NOW.plusSeconds(2), told, "theirs");
        assertThat(finding.status()).isEqualTo(status);
        assertThat(String.valueOf(finding.problem()))
                .contains(how.isEmpty() ? "null" : Math.abs(seconds) + " seconds " + how + " theirs");
    }

    private static Check fine(String name) {
        return check(name, () -> Finding.OK);
    }

    private static Check check(String name, Callable<Finding> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding run() {
                try {
                    return look.call();
                } catch (RuntimeException thrown) {
                    throw thrown;
                } catch (Exception interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }

            @Override
            public String defaultFix() {
                return name.toUpperCase(java.util.Locale.ROOT) + "=line";
            }
        };
    }
}
