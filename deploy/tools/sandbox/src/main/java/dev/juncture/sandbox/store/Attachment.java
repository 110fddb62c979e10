package dev.juncture.sandbox.store;

import dev.juncture.sandbox.http.Region;
import dev.juncture.sandbox.world.Person;
import java.time.Instant;

/** A file on an issue. */
public record Attachment(
        long id, long issue, String name, String type, Person author, Instant created, Region content) {}
