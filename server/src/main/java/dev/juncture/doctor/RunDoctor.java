package dev.juncture.doctor;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What is wrong with this deployment, and the line that mends it. Takes up to five seconds, and asks the providers. */
@Component
class RunDoctor implements Function<RunDoctor.In, Report> {
    private final Doctor doctor;

    RunDoctor(Doctor doctor) {
        this.doctor = doctor;
    }

    record In() {}

    @Override
    public Report apply(In in) {
        return doctor.examine();
    }
}
