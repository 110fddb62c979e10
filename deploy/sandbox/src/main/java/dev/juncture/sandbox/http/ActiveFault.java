package dev.juncture.sandbox.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fault in force. */
public final class ActiveFault {
    private final String id;
    private final Fault fault;
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

    /** How many requests it has met. */
    public synchronized int hits() {
        return hits;
    }

    /** How many requests wait in it now. */
    public synchronized int waiting() {
        return waiting;
    }

    /** Returns once this many requests wait in it. */
    public synchronized void awaitWaiting(int requests, Duration patience)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (waiting < requests) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException(waiting + " of " + requests + " requests wait");
            }
            wait(left);
        }
    }

    /** Lets the waiting requests go, and is over. */
    public synchronized void release() {
        released = true;
        notifyAll();
    }

    synchronized boolean hit() {
        if (released || (fault.times() > 0 && hits >= fault.times())) {
            return false;
        }
        hits++;
        return true;
    }

    synchronized boolean over() {
        boolean usedUp = fault.times() > 0 && hits >= fault.times();
        return released || (usedUp && fault.kind() != Fault.Kind.HOLD);
    }

    synchronized void delay() {
        if (fault.kind() != Fault.Kind.HOLD && fault.kind() != Fault.Kind.LATENCY) {
            return;
        }
        long deadline = System.nanoTime() + fault.latency().toNanos();
        waiting++;
        notifyAll();
        try {
            while (!released) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (fault.kind() == Fault.Kind.LATENCY && left <= 0) {
                    return;
                }
                wait(fault.kind() == Fault.Kind.LATENCY ? left : 0);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
    }
}
