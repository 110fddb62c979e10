/** Measures the time from the start of a process to its first answer, for each packaged edge and for a bare adapter. */
@NullMarked
package dev.juncture.deploy.benchmark.coldstart;

import org.jspecify.annotations.NullMarked;
