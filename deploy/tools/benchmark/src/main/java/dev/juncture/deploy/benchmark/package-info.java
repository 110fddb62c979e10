/**
 * Measures Juncture as its users run it, either under load or at a cold start. All that is measured runs in processes of
 * its own, separate from the callers.
 */
@NullMarked
package dev.juncture.deploy.benchmark;

import org.jspecify.annotations.NullMarked;
