package dev.juncture.token.model;

import dev.juncture.token.model.Deployment.Straggler;
import dev.juncture.token.model.Worker.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The moves that are possible in a state. The steps of a process are those of {@code LeasedRefresh}:
 *
 * <pre>
 * READ      leases.lease(read)                granted: LEASED; another version: done with it; else READ again
 * LEASED    lease.lastsForACall()             provider.refresh(token): SENT; too late: READ
 * SENT      Atlassian answers                 a pair: ANSWERED; a verdict: REFUSED; no answer: FAILED
 * ANSWERED  leases.commitRefresh(read)        done with the stored version, whichever process stored it
 * REFUSED   verdicts.judge(read)              done with a newer version if one is stored
 * FAILED    leases.leaveInDoubt(read)         an error, and the sweep refreshes again
 * </pre>
 *
 * A tick is two minutes. A running process completes its steps and a sweep within a tick; a process that does not is frozen.
 * Assumptions: at most one process is frozen at a time, a request stays in the network for less than two ticks, and a
 * process does not freeze between the check of its lease and the arrival of its request at Atlassian.
 */
final class Protocol {
    private final Rules rules;

    Protocol(Rules rules) {
        this.rules = rules;
    }

    List<Deployment> moves(Deployment now) {
        List<Deployment> moves = new ArrayList<>();
        boolean busy = false;
        for (int number = 0; number < 2; number++) {
            List<Deployment> steps = steps(now, number);
            busy |= !steps.isEmpty();
            moves.addAll(steps);
            callers(now, number, moves);
            if (now.faults() > 0) {
                faults(now, number, moves);
            }
            if (now.worker(number).frozen()) {
                moves.add(now.with(number, now.worker(number).frozen(false)));
            }
        }
        now.straggler().ifPresent(request -> {
            moves.add(now.with(Optional.empty()));
            moves.add(now.with(now.authority().asked(request.token())).with(Optional.empty()));
        });
        boolean overdue = now.straggler().filter(Straggler::late).isPresent();
        if (!busy && !overdue) {
            moves.add(now.tick());
        }
        if (now.expiries() > 0 && !now.row().expired() && now.row().lasting() == 0) {
            moves.add(now.expire());
        }
        return moves;
    }

    /** Returns the steps that a running process takes by itself. */
    private List<Deployment> steps(Deployment now, int number) {
        Worker worker = now.worker(number);
        Row row = now.row();
        if (worker.phase() == Phase.SENT) {
            // The network delivers a request also when its sender has stopped.
            return List.of(answer(now, number));
        }
        if (worker.frozen()) {
            return List.of();
        }
        return switch (worker.phase()) {
            case IDLE ->
                rules.swept() && row.lease() == Row.ENDED && !row.invalid()
                        ? List.of(now.with(number, Worker.reading(row, false)))
                        : List.of();
            case READ -> read(now, number);
            case LEASED -> {
                boolean lasts = worker.age() == 0 || !rules.leaseCheckedBeforeSending();
                yield List.of(
                        lasts
                                ? now.with(row.ask()).with(number, worker.to(Phase.SENT))
                                : now.with(number, worker.to(Phase.READ)));
            }
            case SENT -> List.of();
            case ANSWERED -> List.of(commit(now, number).with(number, Worker.IDLE));
            case REFUSED -> List.of(now.with(row.markInvalid(worker.version())).with(number, Worker.IDLE));
            case FAILED -> List.of(now.with(row.leaveInDoubt(number)).with(number, Worker.IDLE));
        };
    }

    private List<Deployment> read(Deployment now, int number) {
        Worker worker = now.worker(number);
        Row row = now.row();
        if (row.grantsLease(worker.version()) || (!rules.leased() && row.version() == worker.version())) {
            return List.of(now.with(row.lease(number)).with(number, worker.to(Phase.LEASED)));
        }
        boolean done = row.invalid() || row.version() != worker.version();
        return done ? List.of(now.with(number, Worker.IDLE)) : List.of();
    }

    private static Deployment answer(Deployment now, int number) {
        Worker worker = now.worker(number);
        Authority after = now.authority().asked(worker.token());
        return now.with(after).with(number, after.dead() ? worker.to(Phase.REFUSED) : worker.answered(after.newest()));
    }

    private Deployment commit(Deployment now, int number) {
        Worker worker = now.worker(number);
        boolean stores = !rules.versionsChecked() || now.row().version() == worker.version();
        return stores ? now.with(now.row().commit(worker.pair())) : now;
    }

    private static void callers(Deployment now, int number, List<Deployment> moves) {
        if (now.worker(number).idle() && now.row().expired() && !now.row().invalid()) {
            moves.add(now.with(number, Worker.reading(now.row(), true)));
        }
    }

    private void faults(Deployment now, int number, List<Deployment> moves) {
        Worker worker = now.worker(number);
        if (worker.idle()) {
            return;
        }
        Deployment after = now.afterFault();
        Deployment crashed = after.with(now.row().orphaned(number)).with(number, Worker.IDLE);
        moves.add(crashed);
        if (!now.one().frozen() && !now.other().frozen()) {
            moves.add(after.with(number, worker.frozen(true)));
        }
        if (worker.phase() == Phase.SENT) {
            Worker gaveUp = worker.to(Phase.FAILED);
            moves.add(after.with(number, gaveUp));
            moves.add(answer(after, number).with(number, gaveUp));
            if (now.straggler().isEmpty()) {
                Optional<Straggler> straggler = Optional.of(new Straggler(worker.token(), false));
                moves.add(crashed.with(straggler));
                moves.add(after.with(straggler).with(number, gaveUp));
            }
        }
        if (worker.phase() == Phase.ANSWERED && !worker.frozen()) {
            // The pair is stored, but the answer of the database is lost: the process stores it again.
            moves.add(commit(after, number));
        }
    }
}
