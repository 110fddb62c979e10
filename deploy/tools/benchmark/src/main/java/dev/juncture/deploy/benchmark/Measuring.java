package dev.juncture.deploy.benchmark;

import dev.juncture.sandbox.SandboxControl;
import dev.juncture.sandbox.http.Fault;
import dev.juncture.sandbox.limit.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Asks questions, and reads before and after what they cost. */
final class Measuring {
    private final SandboxControl sandbox;
    private final Juncture juncture;
    private final Backend backend;
    private final Load load;

    Measuring(Deployment deployment) {
        this.sandbox = deployment.sandbox().control();
        this.juncture = deployment.juncture();
        this.backend = deployment.backend();
        this.load = new Load(backend);
    }

    /** Every call to Jira takes this long from now on. */
    private void latency(Duration latency) {
        sandbox.clearFaults();
        if (!latency.isZero()) {
            sandbox.add(Fault.latency(latency).on("/ex/jira/"));
        }
    }

    void warmUp(List<String> externalIds, Question question, Duration duration) {
        latency(Duration.ZERO);
        unmeasured(externalIds, question, duration);
    }

    Measurement underLoad(
            List<String> externalIds, Question question, Duration latency, Duration leadIn, Duration duration) {
        latency(latency);
        backend.prove(externalIds.get(0), question);
        unmeasured(externalIds, question, leadIn);
        return measure(question, latency, externalIds.size(), () -> load.run(externalIds, question, duration));
    }

    /** Requests one after the other, as a single person would meet them. */
    Measurement alone(String externalId, Question question, Duration latency, int requests) {
        latency(latency);
        backend.prove(externalId, question);
        return measure(question, latency, 1, () -> load.times(externalId, question, requests));
    }

    private void unmeasured(List<String> externalIds, Question question, Duration duration) {
        if (!duration.isZero()) {
            load.run(externalIds, question, duration);
        }
    }

    private Measurement measure(Question question, Duration latency, int connections, Supplier<Times> requests) {
        Usage before = sandbox.usage();
        Duration cpuBefore = juncture.cpu();
        Times times = requests.get();
        Duration cpu = juncture.cpu().minus(cpuBefore);
        Usage after = sandbox.usage();
        // What a failed request cost, the others have to bear.
        double count = times.count();
        return new Measurement(
                question,
                latency,
                connections,
                times,
                cpu.toNanos() / 1e6 / count,
                (after.calls() - before.calls()) / count,
                (after.points() - before.points()) / count);
    }
}
