package dev.juncture.sandbox.jira;

/** Counts the objects in an answer, for which Jira charges points. */
public final class Tally {
    private int objects;
    private int identities;

    /** Issues, projects, boards and the like. */
    public void objects(int count) {
        objects += count;
    }

    /** Users, groups and the like. */
    public void identities(int count) {
        identities += count;
    }

    /** Returns one point for the call, one for each object, and two for each identity. */
    public int points() {
        return 1 + objects + 2 * identities;
    }
}
