package dev.juncture.crypto;

import java.nio.charset.StandardCharsets;

/**
 * The place that a ciphertext is bound to. A ciphertext that is moved to another place does not open.
 *
 * @param project of the tenant, or another namespace such as {@code cache}
 * @param row the row's id, or another name that is unique in the namespace
 * @param field the column, or the purpose
 */
public record Place(String project, String row, String field) {
    /** Two places have equal bytes only if all their parts are equal: no part holds a line break. */
    byte[] bytes() {
        return String.join("\n", "juncture.v1", project, row, field).getBytes(StandardCharsets.UTF_8);
    }
}
