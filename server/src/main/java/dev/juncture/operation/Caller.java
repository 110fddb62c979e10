package dev.juncture.operation;

/**
 * The caller of an operation: the holder of a secret key, a user in a browser, or Juncture itself.
 *
 * @param name as the audit trail shows it
 */
public record Caller(String name) {
    /** A user in a browser. */
    public static final Caller PERSON = new Caller("person");

    /** Juncture itself, for scheduled and queued work. */
    public static final Caller SYSTEM = new Caller("system");

    /** @param fingerprint differs for every key, and reveals nothing else about it */
    public static Caller withKey(String fingerprint) {
        return new Caller("key:" + fingerprint);
    }
}
