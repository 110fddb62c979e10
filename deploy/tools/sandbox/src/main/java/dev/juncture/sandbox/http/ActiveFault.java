package dev.juncture.sandbox.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A fault that is active. */
public final class ActiveFault {
    private final String id;
    private final Fault fault;
    private final ReentrantLock lock = new ReentrantLock();
    /** A separate condition: otherwise each new request would wake all the hundreds that wait. */
    private final Condition arrived = lock.newCondition();

    private final Condition ended = lock.newCondition();
    private int hits;
    private int waiting;
    private boolean released;

    ActiveFault(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    public String id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    /** Returns the number of requests that it has affected. */
    public int hits() {
        lock.lock();
        try {
            return hits;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of requests that wait in it now. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this number of requests wait in it. */
    public void awaitWaiting(int requests, Duration patience) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting < requests) {
                if (left <= 0) {
                    throw new TimeoutException(waiting + " of " + requests + " requests wait");
                }
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Releases the waiting requests and ends. */
    public void release() {
        lock.lock();
        try {
            released = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hit() {
        lock.lock();
        try {
            if (released || (fault.times() > 0 && hits >= fault.times())) {
                return false;
            }
            hits++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean over() {
        lock.lock();
        try {
            boolean usedUp = fault.times() > 0 && hits >= fault.times();
            return released || (usedUp && fault.kind() != Fault.Kind.HOLD);
        } finally {
            lock.unlock();
        }
    }

    void delay() {
        if (fault.kind() != Fault.Kind.HOLD && fault.kind() != Fault.Kind.LATENCY) {
            return;
        }
        lock.lock();
        waiting++;
        arrived.signalAll();
        try {
            long left = fault.latency().toNanos();
            while (!released && (fault.kind() == Fault.Kind.HOLD || left > 0)) {
                if (fault.kind() == Fault.Kind.HOLD) {
                    ended.await();
                } else {
                    left = ended.awaitNanos(left);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
