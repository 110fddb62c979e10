package dev.juncture.deploy.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes the started parts once, in reverse order, also after an incomplete start. */
final class Shutdown {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean over;

    /**
     * Closes a part at the end: the later it started, the earlier it is closed.
     *
     * @throws LocalFailure when the end has already begun. The part is closed then
     */
    synchronized <T extends AutoCloseable> T closeAtEnd(T part) {
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
