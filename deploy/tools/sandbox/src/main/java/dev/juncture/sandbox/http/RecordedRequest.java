package dev.juncture.sandbox.http;

import java.time.Instant;

/**
 * A request in the journal, without query, headers and body.
 *
 * @param label a word on what was asked, such as the grant type of a token request; may be empty
 * @param status the status that was sent, 0 when nothing was
 * @param executed whether the sandbox did what was asked; false when a fault answered instead
 * @param delivered whether the sandbox's own answer went out whole; false when a fault or a lost connection spoilt it
 * @param at the sandbox's time
 */
public record RecordedRequest(
        String method, String path, String label, int status, boolean executed, boolean delivered, Instant at) {}
