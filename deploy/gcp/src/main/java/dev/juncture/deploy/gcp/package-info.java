/**
 * The Google Cloud edge: a function for the whole API, and a function that Cloud Scheduler calls.
 */
@NullMarked
package dev.juncture.deploy.gcp;

import org.jspecify.annotations.NullMarked;
