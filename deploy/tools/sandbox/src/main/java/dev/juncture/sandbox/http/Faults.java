package dev.juncture.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/** The active faults. */
public final class Faults {
    private final List<ActiveFault> active = new ArrayList<>();
    private int added;

    public synchronized ActiveFault add(Fault fault) {
        ActiveFault fresh = new ActiveFault("fault-" + ++added, fault);
        active.add(fresh);
        return fresh;
    }

    public synchronized List<ActiveFault> all() {
        active.removeIf(ActiveFault::over);
        return List.copyOf(active);
    }

    /** Ends a fault. Returns false when it does not exist. */
    public synchronized boolean clear(String id) {
        active.stream().filter(fault -> fault.id().equals(id)).forEach(ActiveFault::release);
        return active.removeIf(fault -> fault.id().equals(id));
    }

    public synchronized void clear() {
        active.forEach(ActiveFault::release);
        active.clear();
    }

    /** Counts the request for each delay that applies to it, and for the first fault that replaces its answer. */
    synchronized List<ActiveFault> hitBy(Request request) {
        List<ActiveFault> hits = new ArrayList<>();
        boolean spoilt = false;
        for (ActiveFault candidate : active) {
            boolean spoils = candidate.fault().spoilsAnswer();
            if (candidate.fault().meets(request) && !(spoils && spoilt) && candidate.hit()) {
                hits.add(candidate);
                spoilt |= spoils;
            }
        }
        active.removeIf(ActiveFault::over);
        return hits;
    }
}
