/**
 * The Azure edge: triggers for HTTP requests, timers and queue messages.
 */
@NullMarked
package dev.juncture.deploy.azure;

import org.jspecify.annotations.NullMarked;
