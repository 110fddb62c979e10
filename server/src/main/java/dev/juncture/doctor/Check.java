package dev.juncture.doctor;

/** One thing that a deployment needs. Every bean of this type is asked whenever the doctor is. */
public interface Check {
    /** As it stands in the report, in snake case. */
    String name();

    /** Looks, on a thread of its own that is interrupted when the doctor's patience ends. Changes nothing. */
    Finding look();

    /** The line that helps when no answer comes in time, or when looking fails. */
    String lineForNoAnswer();
}
