package dev.juncture.config;

/** Stops the start because of a setting. The message is one sentence for the operator. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param problem follows the variable's name in the sentence, for example {@code is missing}; must not quote a
     *     secret
     * @param example a valid value
     */
    public SettingException(String variable, String problem, String example) {
        super("%s %s; for example %s".formatted(variable, problem, variable + "=" + example));
    }
}
