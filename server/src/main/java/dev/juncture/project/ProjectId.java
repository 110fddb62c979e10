package dev.juncture.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a tenant of this deployment. */
public record ProjectId(@JsonValue String value) {
    /** The only tenant until many projects are supported. */
    public static final ProjectId DEFAULT = new ProjectId("default");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {}
}
