package dev.juncture.health;

import java.util.List;

/** What whoever runs this deployment should know, as codes; readiness tells them. */
@FunctionalInterface
public interface Warnings {
    List<String> now();
}
