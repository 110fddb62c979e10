package dev.juncture.deploy.local;

/** Stops the local runner. The message is one sentence for the person who started it. */
final class LocalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalFailure(String sentence) {
        super(sentence);
    }
}
