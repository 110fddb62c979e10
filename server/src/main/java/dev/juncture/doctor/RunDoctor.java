package dev.juncture.doctor;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Checks this deployment: returns what is wrong, and the line to set or to run that corrects it. Calls the providers,
 * and takes up to five seconds.
 */
@Component
class RunDoctor implements Function<RunDoctor.In, Report> {
    private final Doctor doctor;

    RunDoctor(Doctor doctor) {
        this.doctor = doctor;
    }

    record In() {}

    @Override
    public Report apply(In in) {
        return doctor.runChecks();
    }
}
