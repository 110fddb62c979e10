package dev.juncture.deploy.local;

/** Stops the local runner. The message is the one sentence that a person reads. */
final class LocalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalFailure(String sentence) {
        super(sentence);
    }
}
