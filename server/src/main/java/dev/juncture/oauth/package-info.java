/**
 * The way from "Connect" to a grant that waits for the person's choice: state, callback, connection code.
 */
@NullMarked
package dev.juncture.oauth;

import org.jspecify.annotations.NullMarked;
