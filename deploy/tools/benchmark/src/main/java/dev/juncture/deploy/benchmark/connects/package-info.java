/** Compares how fast a connect starts with a small server in Node that stores a row for each start. */
@NullMarked
package dev.juncture.deploy.benchmark.connects;

import org.jspecify.annotations.NullMarked;
