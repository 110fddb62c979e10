package dev.juncture.config;

/** A setting that stops the start. The message is the one sentence that a person reads. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String variable, String problem, String example) {
        super("%s %s; for example %s".formatted(variable, problem, variable + "=" + example));
    }
}
