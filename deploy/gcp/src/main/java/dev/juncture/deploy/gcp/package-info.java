/**
 * The Google Cloud edge: one function that turns its request into the router's and the router's answer back, and one that
 * Cloud Scheduler calls.
 */
@NullMarked
package dev.juncture.deploy.gcp;

import org.jspecify.annotations.NullMarked;
