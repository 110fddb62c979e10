/**
 * A fake Atlassian that a person, a test or a local runner can use in place of the real one. {@link
 * dev.juncture.sandbox.Sandbox} starts it inside a process, {@link dev.juncture.sandbox.Main} on its own.
 */
@NullMarked
package dev.juncture.sandbox;

import org.jspecify.annotations.NullMarked;
