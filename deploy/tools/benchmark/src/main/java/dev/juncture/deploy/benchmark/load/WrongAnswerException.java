package dev.juncture.deploy.benchmark.load;

/** Reports that Juncture's answer is not correct. Under load, such answers are part of the result. */
final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String message) {
        super(message);
    }
}
