package dev.juncture.doctor;

/** A check of one thing that a deployment needs. The doctor runs every bean of this type. */
public interface Check {
    /** Returns the name in the report, in snake case. */
    String name();

    /**
     * Runs the check, which changes nothing. The doctor calls it on a separate thread and interrupts it after a few
     * seconds.
     *
     * @throws RuntimeException in unexpected cases: the doctor reports the check as failed, without the message
     */
    Finding run();

    /** Returns the line to set or to run that helps when the check throws or takes too long. */
    String defaultFix();
}
