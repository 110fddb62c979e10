package dev.juncture.operation;

/**
 * Who calls an operation: the holder of a secret key, a user in a browser, or Juncture itself.
 *
 * @param name as the audit trail shows it
 */
public record Caller(String name) {
    /** A user in a browser. */
    public static final Caller PERSON = new Caller("person");

    /** Juncture itself, for scheduled and queued work. */
    public static final Caller SYSTEM = new Caller("system");

    /** @param fingerprint tells keys apart and reveals nothing else about them */
    public static Caller withKey(String fingerprint) {
        return new Caller("key:" + fingerprint);
    }
}
