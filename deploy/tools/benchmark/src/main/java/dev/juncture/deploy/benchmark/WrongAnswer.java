package dev.juncture.deploy.benchmark;

/** Juncture's answer is not the right one. Under load that is part of the result. */
final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswer(String sentence) {
        super(sentence);
    }
}
