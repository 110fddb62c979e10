package dev.juncture.health;

import java.util.List;

/** A source of warnings for the operator, which readiness reports. */
@FunctionalInterface
public interface Warnings {
    /** Returns the codes of the current problems; empty when there are none. */
    List<String> now();
}
