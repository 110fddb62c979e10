package dev.juncture.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The last ten thousand requests, oldest first. */
public final class Journal {
    private static final int KEPT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private volatile Consumer<Request> watcher = unwatched -> {};

    /** A line whose result can still change to a lost answer. */
    static final class Entry {
        private RecordedRequest request;

        private Entry(RecordedRequest request) {
            this.request = request;
        }
    }

    /** Passes each later request to one watcher, complete and before its answer. The journal keeps less. */
    public void watch(Consumer<Request> by) {
        watcher = by;
    }

    void show(Request request) {
        watcher.accept(request);
    }

    /** Call this before the answer is sent: a client that has the answer then finds the line too. */
    synchronized Entry add(RecordedRequest request) {
        Entry entry = new Entry(request);
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
        return entry;
    }

    synchronized void lost(Entry entry) {
        RecordedRequest was = entry.request;
        entry.request = new RecordedRequest(
                was.method(), was.path(), was.label(), was.status(), was.executed(), false, was.at());
    }

    public synchronized List<RecordedRequest> all() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
