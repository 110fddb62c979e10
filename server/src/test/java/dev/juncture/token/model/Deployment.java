package dev.juncture.token.model;

import java.util.Optional;

/**
 * A state: two processes, their database and Atlassian.
 *
 * @param straggler a request that its sender has given up and that can still arrive, within the next tick
 * @param expiries the number of times that the access token still expires
 * @param faults the number of faults that can still happen
 */
record Deployment(
        Row row,
        Worker one,
        Worker other,
        Authority authority,
        Optional<Straggler> straggler,
        int expiries,
        int faults) {

    record Straggler(int token, boolean late) {}

    static Deployment connected(int expiries, int faults) {
        return new Deployment(
                Row.connected(), Worker.IDLE, Worker.IDLE, Authority.consented(), Optional.empty(), expiries, faults);
    }

    Worker worker(int number) {
        return number == 0 ? one : other;
    }

    Deployment with(int number, Worker worker) {
        return new Deployment(
                row, number == 0 ? worker : one, number == 0 ? other : worker, authority, straggler, expiries, faults);
    }

    Deployment with(Row next) {
        return new Deployment(next, one, other, authority, straggler, expiries, faults);
    }

    Deployment with(Authority next) {
        return new Deployment(row, one, other, next, straggler, expiries, faults);
    }

    Deployment with(Optional<Straggler> next) {
        return new Deployment(row, one, other, authority, next, expiries, faults);
    }

    Deployment expire() {
        return new Deployment(row.expire(), one, other, authority, straggler, expiries - 1, faults);
    }

    Deployment afterFault() {
        return new Deployment(row, one, other, authority, straggler, expiries, faults - 1);
    }

    Deployment tick() {
        return new Deployment(
                row.tick(),
                one.tick(),
                other.tick(),
                authority.tick(),
                straggler.map(request -> new Straggler(request.token(), true)),
                expiries,
                faults);
    }

    /** Returns whether Atlassian accepts the stored token. */
    boolean keepsGrant() {
        return !row.invalid() && authority.accepts(row.token());
    }

    boolean hasAnsweredAllCallers() {
        return !one.caller() && !other.caller();
    }
}
