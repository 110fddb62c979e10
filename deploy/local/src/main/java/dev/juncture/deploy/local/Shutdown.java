package dev.juncture.deploy.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started, in reverse order, once, also when the start broke off. */
final class Shutdown {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean over;

    /** Remembers one more part: the later it started, the earlier it is closed. */
    synchronized <T extends AutoCloseable> T closing(T part) {
        if (over) {
            close(part);
            throw new LocalFailure("Stopped before everything had started.");
        }
        started.push(part);
        return part;
    }

    synchronized void run() {
        over = true;
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            System.err.println("While stopping: " + failure.getMessage());
        }
    }
}
