package dev.juncture.project;

/** A tenant of this deployment. */
public record ProjectId(String value) {
    /** The only tenant in core mode. */
    public static final ProjectId DEFAULT = new ProjectId("default");
}
